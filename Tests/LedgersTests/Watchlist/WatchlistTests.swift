import DubanTestKit
import Ledgers
import Testing

@Suite("Section 8: 一个不放心名单")
struct WatchlistTests {
    private let desk = Desk()
    private let mine = Enterprise.mine.name

    private func overdue(_ number: String, of enterprise: Enterprise = .mine, at receipt: Instant) {
        desk.publish(.found(number, deadline: "2022-12-31", of: enterprise), at: receipt)
    }

    private func reopen(_ number: String, at date: String) {
        desk.publish(.rectified(number), at: Instant(stringLiteral: date + " 09:00"))
        desk.publish(.verified(number, .failed), at: Instant(stringLiteral: date + " 10:00"))
    }

    @Test("overdue-major: when two of its major hazards have been raised at overdue, from that instant on")
    func overdueMajor() {
        overdue("H-1", at: "2023-01-02 09:00")
        #expect(desk.watched(mine) == nil)
        desk.publish(.found("H-2", deadline: "2023-01-03"), at: "2023-01-02 10:00")
        desk.wait(until: "2023-01-03 23:59")
        #expect(desk.watched(mine) == nil)
        desk.wait(until: "2023-01-04 00:00")
        #expect(desk.watched(mine)?.reasons == [.overdueMajor] && desk.watched(mine)?.since == "2023-01-04 00:00")
    }

    @Test("Raised at a stage above overdue counts too, a reminder does not")
    func above() {
        desk.publish(.found("H-1", deadline: "2022-12-01"), at: "2023-01-02 09:00")
        desk.publish(.found("H-2", deadline: "2023-01-03"), at: "2023-01-02 09:00")
        #expect(desk.raised("H-2").count == 1 && desk.watched(mine) == nil)
        desk.publish(.found("H-3", deadline: "2022-12-20"), at: "2023-01-02 09:00")
        #expect(desk.watched(mine)?.reasons == [.overdueMajor])
    }

    @Test("One hazard that is overdue in two rounds counts once")
    func oneHazard() {
        overdue("H-1", at: "2023-01-02 09:00")
        desk.publish(.extended("H-1", to: "2023-01-01"), at: "2023-01-02 10:00")
        desk.wait(until: "2023-01-20 00:00")
        #expect(desk.watched(mine) == nil)
    }

    @Test("What has become of the first one meanwhile does not matter")
    func presentState() {
        overdue("H-1", at: "2023-01-02 09:00")
        desk.publish(.withdrawn("H-1"), at: "2023-01-02 10:00")
        overdue("H-2", at: "2023-01-05 09:00")
        #expect(desk.watched(mine)?.reasons == [.overdueMajor])
    }

    @Test("Enterprises are told apart by name, not by code")
    func byName() {
        overdue("H-1", at: "2023-01-02 09:00")
        overdue("H-2", of: Enterprise(name: "改名后的煤业", uscc: Enterprise.mine.uscc), at: "2023-01-02 09:00")
        #expect(desk.watched(mine) == nil && desk.watched("改名后的煤业") == nil)
        overdue("H-3", of: Enterprise(name: mine), at: "2023-01-02 10:00")
        #expect(desk.watched(mine)?.since == "2023-01-02 10:00")
    }

    @Test("It is judged by the enterprise that the hazard has when it is raised")
    func presentEnterprise() {
        overdue("H-1", of: .mill, at: "2023-01-02 09:00")
        desk.publish(.found("H-2", deadline: "2023-01-03", of: .mine), at: "2023-01-02 09:00")
        desk.publish(.amended("H-2", of: .mill), at: "2023-01-02 10:00")
        desk.wait(until: "2023-01-04 00:00")
        #expect(desk.watched(Enterprise.mill.name)?.reasons == [.overdueMajor] && desk.watched(mine) == nil)
    }

    @Test("reopened: when a hazard, general or major, is reopened for the second time", arguments: HazardLevel.allCases)
    func reopened(level: HazardLevel) {
        desk.publish(.found("H-1", level, deadline: "2023-03-01"), at: "2023-01-02 08:00")
        reopen("H-1", at: "2023-01-02")
        #expect(desk.watched(mine) == nil)
        reopen("H-1", at: "2023-01-03")
        #expect(desk.watched(mine)?.reasons == [.reopened] && desk.watched(mine)?.since == "2023-01-03 10:00")
    }

    @Test("Two hazards reopened once each are no reason")
    func reopenedOnce() {
        for number in ["H-1", "H-2"] {
            desk.publish(.found(number, .general), at: "2023-01-02 08:00")
            reopen(number, at: "2023-01-02")
        }
        #expect(desk.watched(mine) == nil)
    }

    @Test("fatal-incident: deaths or missing, not a grave incident without them")
    func fatalIncident() {
        desk.publish(.incident("SG-1", IncidentFigures(directLossYuan: 1e8), of: .mine), at: "2023-01-02 09:00")
        #expect(desk.watched(mine) == nil)
        desk.publish(.incident("SG-2", IncidentFigures(missing: 1), of: .mine), at: "2023-01-02 09:30")
        #expect(desk.watched(mine)?.reasons == [.fatalIncident] && desk.watched(mine)?.since == "2023-01-02 09:30")
    }

    @Test("manual: by watch add; teams and workers too, each kind on its own", arguments: Watched.Kind.allCases)
    func manual(kind: Watched.Kind) {
        desk.publish(.watch("综采一队", .add, kind: kind).time("2023-01-01 09:00"), at: "2023-01-02 09:00")
        #expect(desk.watched("综采一队", kind)?.reasons == [.manual])
        #expect(desk.watched("综采一队", kind)?.since == "2023-01-02 09:00")
        for other in Watched.Kind.allCases where other != kind { #expect(desk.watched("综采一队", other) == nil) }
    }

    @Test("Reasons add up; it has been on the list since the first")
    func reasons() {
        desk.publish(.watch(mine, .add), at: "2023-01-02 09:00")
        desk.publish(.incident("SG-1", IncidentFigures(deaths: 1), of: .mine), at: "2023-01-02 10:00")
        desk.publish(.watch(mine, .add), at: "2023-01-03 09:00")
        #expect(desk.watched(mine)?.reasons == [.manual, .fatalIncident])
        #expect(desk.watched(mine)?.since == "2023-01-02 09:00")
    }

    @Test("Joining is news, and so is a new reason; one that it has already is not")
    func news() {
        for _ in 1...2 { desk.publish(.watch(mine, .add), at: "2023-01-02 09:00") }
        desk.publish(.incident("SG-1", IncidentFigures(deaths: 1), of: .mine), at: "2023-01-02 09:00")
        desk.publish(.incident("SG-1", IncidentFigures(deaths: 2), of: .mine), at: "2023-01-02 09:00")
        #expect(desk.topics.count { $0 == "watchlist.none" } == 2)
    }

    @Test("Names are told apart code point by code point")
    func exactNames() {
        desk.publish(.watch("\u{E9}", .add, kind: .team), at: "2023-01-02 09:00")
        #expect(desk.watched("e\u{301}", .team) == nil)
        let remove = EventDraft.watch("e\u{301}", .remove, kind: .team)
        #expect(desk.publish(remove, at: "2023-01-02 10:00").verdict == "422 not-watched")
    }
}
