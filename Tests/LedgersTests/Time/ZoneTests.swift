import DubanTestKit
import Ledgers
import Testing

@Suite("Local dates and their first instants by the rules of a zone")
struct ZoneTests {
    /// Made up: UTC+8, summer time UTC+9 from 2023-04-02 02:00 to 2023-10-01 02:00 (of summer).
    private let summer = Zone(
        name: "Test/Summer", initialOffset: .hours(8),
        transitions: [
            Zone.Transition(at: "2023-04-02 02:00", offset: .hours(9)),
            Zone.Transition(at: "2023-10-01 01:00", offset: .hours(8)),
        ])

    @Test("北京时间 begins a day at 16:00 UTC of the day before")
    func shanghai() {
        #expect(Zone.shanghai.firstInstant(of: "2023-01-11") == Instant(milliseconds: 1_673_366_400_000))
        #expect(Zone.shanghai.date(of: "2023-01-10 23:59:59.999") == "2023-01-10")
        #expect(Zone.shanghai.date(of: "2023-01-11 00:00") == "2023-01-11")
    }

    @Test("An instant before 1970 has the date that it lies in")
    func beforeTheEpoch() throws {
        let utc = Zone(name: "UTC", initialOffset: .hours(0))
        #expect(utc.date(of: Instant(milliseconds: -1)) == LocalDate(year: 1969, month: 12, day: 31))
        #expect(utc.date(of: Instant(milliseconds: -86_400_000)) == LocalDate(year: 1969, month: 12, day: 31))
        #expect(utc.date(of: Instant(milliseconds: -86_400_001)) == LocalDate(year: 1969, month: 12, day: 30))
    }

    @Test("In summer a day begins an hour earlier, and the days of change are 23 and 25 hours long")
    func summerTime() {
        #expect(summer.firstInstant(of: "2023-04-02") == "2023-04-02 00:00")
        #expect(summer.firstInstant(of: "2023-04-03") == "2023-04-02 23:00")
        #expect(summer.firstInstant(of: "2023-10-01") == "2023-09-30 23:00")
        #expect(summer.firstInstant(of: "2023-10-02") == "2023-10-02 00:00")
        #expect(summer.offset(at: "2023-04-02 01:59:59.999") == .hours(8))
        #expect(summer.offset(at: "2023-04-02 02:00") == .hours(9))
    }

    @Test("Where midnight is left out, the day begins with the change")
    func midnightLeftOut() {
        let zone = Zone(
            name: "Test/Gap", initialOffset: .hours(8),
            transitions: [Zone.Transition(at: "2023-04-02 00:00", offset: .hours(9))])
        #expect(zone.firstInstant(of: "2023-04-02") == "2023-04-02 00:00")
        #expect(zone.date(of: "2023-04-01 23:59:59.999") == "2023-04-01")
        #expect(zone.firstInstant(of: "2023-04-03") == "2023-04-02 23:00")
    }

    @Test("Where clocks go back from midnight, the day begins an hour later")
    func backFromMidnight() {
        let zone = Zone(
            name: "Test/Fold", initialOffset: .hours(9),
            transitions: [Zone.Transition(at: "2023-09-30 23:00", offset: .hours(8))])
        #expect(zone.date(of: "2023-09-30 23:00") == "2023-09-30")
        #expect(zone.firstInstant(of: "2023-10-01") == "2023-10-01 00:00")
    }

    @Test("Where midnight comes twice, the day begins with the first")
    func midnightTwice() {
        let zone = Zone(
            name: "Test/Twice", initialOffset: .hours(9),
            transitions: [Zone.Transition(at: "2023-09-30 23:30", offset: .hours(8))])
        #expect(zone.firstInstant(of: "2023-10-01") == "2023-09-30 23:00")
        #expect(zone.date(of: "2023-09-30 23:30") == "2023-09-30")
    }

    @Test("Every first instant lies in its date, and the instant before it does not")
    func everyDay() {
        var date: LocalDate = "2022-12-01"
        while date < "2024-02-01" {
            let first = summer.firstInstant(of: date)
            #expect(summer.date(of: first) == date)
            #expect(summer.date(of: first - Span(milliseconds: 1)) == date + -1)
            date = date + 1
        }
    }

    @Test("Deadlines and stages follow the policy's zone")
    func deadlines() {
        let desk = Desk { $0.zone = summer }
        desk.publish(.found("H-1", .general), at: "2023-06-01 23:30")
        #expect(desk.hazard("H-1")?.deadline == "2023-06-17")
        desk.publish(.found("H-2", deadline: "2023-06-10"), at: "2023-06-01 23:30")
        desk.wait(until: "2023-06-10 23:00")
        #expect(desk.raised("H-2").last == "1/overdue/1 schedule 2023-06-10 23:00")
    }
}
