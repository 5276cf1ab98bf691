import Ledgers
import Testing

@testable import DubanConfiguration

@Suite("policy.yaml is read")
struct PolicyReadingTests {
    private func policy(_ text: String) throws -> Policy {
        try Policy(from: Document(text: text, file: "policy.yaml"))
    }

    @Test("What is left out is as shipped")
    func defaults() throws {
        #expect(try policy("") == .shipped)
        var expected = Policy.shipped
        expected.escalations.verify.recipients = ["city-office"]
        expected.escalations.acknowledgeWithin = .minutes(90)
        #expect(
            try policy("escalations:\n  verify: {recipients: [city-office]}\n  acknowledgeWithin: 90 min") == expected)
    }

    @Test(
        "Lengths of time",
        arguments: [
            ("500 ms", Span(milliseconds: 500)), ("30 s", .seconds(30)), ("5 min", .minutes(5)), ("5min", .minutes(5)),
            ("24 h", .hours(24)), ("1 d", .days(1)), ("0 s", .seconds(0)), ("'5 min'", .minutes(5)),
        ])
    func spans(written: String, span: Span) throws {
        #expect(try policy("events: {clockSkew: \(written)}").events.clockSkew == span)
    }

    @Test("No kind of point need go to the leaders at once")
    func nobodyAtOnce() throws {
        #expect(try policy("monitoring: {leaderAtOnce: []}").monitoring.leaderAtOnce.isEmpty)
    }

    @Test("A ladder of one's own")
    func ladder() throws {
        let read = try policy(
            """
            escalations:
              overdueStage: zhen
              ladder:
                - code: zhen
                  title: 镇街督办
                  recipients: [township-office]
                  days: -1
                  mustBeAcknowledged: true
            """)
        let stage = Stage(code: "zhen", title: "镇街督办", recipients: ["township-office"])
        #expect(read.escalations.ladder == [LadderStage(stage: stage, days: -1, mustBeAcknowledged: true)])
    }

    @Test("Every other value")
    func everyValue() throws {
        let read = try policy(
            """
            zone: UTC
            sectors: [煤矿]
            events: {futureLimit: 1 min, clockSkew: 2 min, parkedFor: 3 d}
            hazards: {majorDeadlineDays: 4, generalDeadlineDays: 5, renewedDeadlineDays: 6, verifiedLevels: [general, major]}
            escalations: {repeatEvery: 7 h, repeatAcknowledgedAfter: 8 d, verifyWithinDays: 9}
            incidents:
              lateAfter: 10 min
              graveFrom: serious
              thresholds: [{class: considerable, deaths: 1, seriousInjuries: 2, directLossYuan: 0.5e7}]
              lateReport: {code: late, title: 迟, recipients: [x]}
              openHazard: {code: open}
              incident: {title: 事}
            watchlist: {overdueMajors: 11, reopenings: 12}
            monitoring:
              {leaderAtOnce: [co, h2s-tank], continuesWithin: 0 s, silentAfterIntervals: 13, lateBy: 14 h, keepMinutes: 15 d}
            """)
        var expected = Policy.shipped
        expected.zone = Zone(name: "UTC", initialOffset: .hours(0))
        expected.sectors = ["煤矿"]
        expected.events.futureLimit = .minutes(1)
        expected.events.clockSkew = .minutes(2)
        expected.events.parkedFor = .days(3)
        expected.hazards.majorDeadlineDays = 4
        expected.hazards.generalDeadlineDays = 5
        expected.hazards.renewedDeadlineDays = 6
        expected.hazards.verifiedLevels = [.general, .major]
        expected.escalations.repeatEvery = .hours(7)
        expected.escalations.repeatAcknowledgedAfter = .days(8)
        expected.escalations.verifyWithinDays = 9
        expected.incidents.lateAfter = .minutes(10)
        expected.incidents.graveFrom = .serious
        expected.incidents.thresholds = [
            IncidentThreshold(incidentClass: .considerable, deaths: 1, seriousInjuries: 2, directLossYuan: 5e6)
        ]
        expected.incidents.lateReport = Stage(code: "late", title: "迟", recipients: ["x"])
        expected.incidents.openHazard.code = "open"
        expected.incidents.incident.title = "事"
        expected.watchlist.overdueMajors = 11
        expected.watchlist.reopenings = 12
        expected.monitoring.leaderAtOnce = ["co", "h2s-tank"]
        expected.monitoring.continuesWithin = .seconds(0)
        expected.monitoring.silentAfterIntervals = 13
        expected.monitoring.lateBy = .hours(14)
        expected.monitoring.keepMinutes = .days(15)
        #expect(read == expected)
    }
}
