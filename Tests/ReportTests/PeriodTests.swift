import EventJSON
import Ledgers
import Reports
import Testing

@Suite("The period of a report") struct PeriodTests {
    private let date = LocalDate(iso8601: "2023-02-28")!

    @Test("a day is from midnight to midnight, and what is due on it is overdue at its end")
    func day() {
        let period = ReportPeriod(date, in: .shanghai)
        #expect(period.instants.lowerBound.rfc3339 == "2023-02-27T16:00:00.000Z")
        #expect(period.instants.upperBound.rfc3339 == "2023-02-28T16:00:00.000Z")
        #expect(period.overdueOn == date)
    }

    @Test("one that is closed at an hour reaches from that hour to that hour; what is due on it is not overdue yet")
    func closed() {
        let period = ReportPeriod(date, closing: .fifteen, in: .shanghai)
        #expect(period.instants.lowerBound.rfc3339 == "2023-02-27T07:00:00.000Z")
        #expect(period.instants.upperBound.rfc3339 == "2023-02-28T07:00:00.000Z")
        #expect(period.overdueOn == date + -1)
    }

    @Test("days that follow each other leave nothing out and have nothing twice", arguments: [nil, TimeOfDay.fifteen])
    func chain(closing: TimeOfDay?) {
        let days = ReportPeriod(from: date, to: date + 400, closing: closing, in: .shanghai).days
        #expect(days.count == 401)
        for (one, next) in zip(days, days.dropFirst()) {
            #expect(one.instants.upperBound == next.instants.lowerBound)
        }
    }

    @Test("clocks that are put forward and back show the closing hour all the same")
    func summerTime() throws {
        // Europe/Berlin: +01:00, from 2023-03-26T01:00Z +02:00, from 2023-10-29T01:00Z +01:00.
        let zone = Zone(
            name: "x", initialOffset: .hours(1),
            transitions: [
                Zone.Transition(at: try #require(Instant(rfc3339: "2023-03-26T01:00:00Z")), offset: .hours(2)),
                Zone.Transition(at: try #require(Instant(rfc3339: "2023-10-29T01:00:00Z")), offset: .hours(1)),
            ])
        for (date, instant) in [
            ("2023-03-25", "2023-03-25T14:00:00.000Z"), ("2023-03-26", "2023-03-26T13:00:00.000Z"),
            ("2023-10-28", "2023-10-28T13:00:00.000Z"), ("2023-10-29", "2023-10-29T14:00:00.000Z"),
        ] {
            #expect(zone.instant(of: try #require(LocalDate(iso8601: date)), at: .fifteen).rfc3339 == instant)
        }
    }

    @Test("times of a day", arguments: [("15:00", 900), ("00:00", 0), ("23:59", 1_439)])
    func times(text: String, minutes: Int) throws {
        let time = try #require(TimeOfDay(text))
        #expect(time.minutes == minutes && time.description == text)
    }

    @Test("what is no time of a day", arguments: ["24:00", "9:00", "15:60", "15.00", "15:00:00", "", "１５:00"])
    func noTimes(text: String) {
        #expect(TimeOfDay(text) == nil)
    }
}
