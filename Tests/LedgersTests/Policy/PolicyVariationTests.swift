import DubanTestKit
import Ledgers
import Testing

@Suite("An office changes the policy")
struct PolicyVariationTests {
    @Test("Verification of general hazards: they wait for it, and are escalated when it is overdue")
    func verifiedGeneral() {
        let desk = Desk { $0.hazards.verifiedLevels = [.general, .major] }
        desk.publish(.found("H-1", .general), at: "2023-01-02 09:00")
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        #expect(desk.hazard("H-1")?.state == .rectified && desk.hazard("H-1")?.round == 1)
        desk.wait(until: "2023-01-09 00:00")
        #expect(desk.raised("H-1") == ["1/verify/1 schedule 2023-01-09 00:00"])
        desk.publish(.verified("H-1", .failed), at: "2023-01-09 09:00")
        #expect(desk.raised("H-1", .resolved) == ["1/verify/1"] && desk.hazard("H-1")?.round == 1)
        desk.publish(.rectified("H-1"), at: "2023-01-10 09:00")
        desk.publish(.verified("H-1", .passed), at: "2023-01-11 09:00")
        #expect(desk.hazard("H-1")?.state == .closed && desk.hazard("H-1")?.round == 2)
    }

    @Test("No verification of major hazards: they are closed at once")
    func unverifiedMajor() {
        let desk = Desk { $0.hazards.verifiedLevels = [] }
        desk.publish(.found("H-1", .major, deadline: "2023-01-01"), at: "2023-01-02 09:00")
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        #expect(desk.hazard("H-1")?.state == .closed && desk.raised("H-1", .open).isEmpty)
        #expect(desk.timers(of: "H-1").isEmpty)
    }

    @Test("Another ladder: the last stage is the one that repeats, the others are answered where they must be")
    func ladder() {
        let desk = Desk { $0.escalations.ladder = Self.shortLadder }
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-02 09:00")
        desk.wait(until: "2023-01-17 00:00")
        #expect(
            desk.raised("H-1") == [
                "1/late/1 schedule 2023-01-11 00:00", "1/mayor/1 schedule 2023-01-16 00:00",
                "1/mayor/2 repeat 2023-01-17 00:00",
            ])
        #expect(desk.recipients("H-1/1/mayor/1") == ["mayor"])
        desk.publish(.found("H-2", deadline: "2023-01-10"), at: "2023-01-17 09:00")
        #expect(desk.recipients("H-2/1/mayor/1") == ["county-office", "mayor"])
    }

    private static let shortLadder = [
        LadderStage(
            stage: Stage(code: "late", title: "逾期", recipients: ["county-office"]), days: 0, mustBeAcknowledged: false),
        LadderStage(
            stage: Stage(code: "mayor", title: "市长", recipients: ["mayor"]), days: 5, mustBeAcknowledged: true),
    ]

    @Test("From which stage a hazard is overdue for the watch list, and how many make it")
    func overdueStage() {
        let desk = Desk {
            $0.escalations.overdueStage = "city"
            $0.watchlist.overdueMajors = 1
        }
        desk.publish(.found("H-1", deadline: "2022-12-31"), at: "2023-01-02 09:00")
        #expect(desk.raised("H-1").count == 1 && desk.watched(Enterprise.mine.name) == nil)
        desk.wait(until: "2023-01-03 09:00")
        #expect(desk.watched(Enterprise.mine.name)?.since == "2023-01-03 09:00")
    }

    @Test("How many reopenings make it")
    func reopenings() {
        let desk = Desk { $0.watchlist.reopenings = 1 }
        desk.publish(.found("H-1", .general), at: "2023-01-02 09:00")
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        desk.publish(.verified("H-1", .failed), at: "2023-01-04 09:00")
        #expect(desk.watched(Enterprise.mine.name)?.reasons == [.reopened])
    }

    @Test("Days and hours")
    func numbers() {
        let desk = Desk {
            ($0.hazards.majorDeadlineDays, $0.hazards.generalDeadlineDays) = (3, 2)
            $0.hazards.renewedDeadlineDays = 1
            $0.escalations.acknowledgeWithin = .hours(2)
            $0.escalations.repeatEvery = .hours(12)
            $0.escalations.repeatAcknowledgedAfter = .hours(36)
            $0.escalations.verifyWithinDays = 0
            $0.events.clockSkew = .minutes(0)
        }
        desk.publish(.found("H-1", .major), at: "2023-01-02 09:00")
        desk.publish(.found("H-2", .general), at: "2023-01-02 09:00")
        #expect(desk.hazard("H-1")?.deadline == "2023-01-05" && desk.hazard("H-2")?.deadline == "2023-01-04")
        desk.wait(until: "2023-01-06 04:00")
        desk.publish(.acknowledged("H-1/1/leader/1"), at: "2023-01-06 05:00")
        desk.wait(until: "2023-01-07 16:00")
        #expect(
            desk.raised("H-1").dropFirst() == [
                "1/overdue/1 schedule 2023-01-06 00:00", "1/city/1 unacknowledged 2023-01-06 02:00",
                "1/leader/1 unacknowledged 2023-01-06 04:00", "1/leader/2 repeat 2023-01-07 16:00",
            ])
        desk.publish(.rectified("H-1"), at: "2023-01-07 17:00")
        let early = EventDraft.verified("H-1", .passed).time("2023-01-07 16:59:59.999")
        #expect(desk.publish(early, at: "2023-01-07 18:00").verdict == "202")
        desk.publish(.verified("H-1", .failed), at: "2023-01-08 00:00")
        #expect(
            desk.raised("H-1").suffix(2) == [
                "2/verify/1 schedule 2023-01-08 00:00", "3/remind/1 schedule 2023-01-08 00:00",
            ])
        #expect(desk.hazard("H-1")?.deadline == "2023-01-09")
    }

    @Test("Incidents: lateness, thresholds, and from which class on they are grave")
    func incidents() {
        let desk = Desk {
            $0.incidents.lateAfter = .minutes(30)
            $0.incidents.graveFrom = .ordinary
            $0.incidents.thresholds[2].seriousInjuries = 5
        }
        let report = EventDraft.incident("SG-1", IncidentFigures(seriousInjuries: 5), occurredAt: "2023-01-02 08:00")
        desk.publish(report.time("2023-01-02 08:30:00.001"), at: "2023-01-02 09:00")
        #expect(desk.incident("SG-1")?.lateMinutes == 30 && desk.incident("SG-1")?.incidentClass == .considerable)
        let minor = EventDraft.incident("SG-2", IncidentFigures(deaths: 0, minorInjuries: 1))
        desk.publish(minor, at: "2023-01-02 08:20")
        #expect(desk.raised("SG-2").count == 1 && desk.ledgers(of: "SG-2") == ["accountability"])
        #expect(desk.watched(Enterprise.mine.name) == nil)
    }
}
