import EventJSON
import Ledgers
import Reports
import Testing

@Suite("Which reports are to be written") struct ScheduleTests {
    private let schedule = ReportSchedule(closing: .fifteen, in: .shanghai)

    private func date(_ day: Int) -> LocalDate { LocalDate(year: 2023, month: 3, day: day)! }
    private func at(_ text: String) -> Instant { Instant(rfc3339: "2023-03-\(text)+08:00")! }

    @Test("one is due with its hour, not before")
    func due() {
        #expect(schedule.newest(at: at("10T14:59:59.999")) == date(9))
        #expect(schedule.newest(at: at("10T15:00:00")) == date(10))
    }

    @Test("a node that has none begins with the newest one")
    func first() {
        #expect(schedule.missing(at: at("10T15:00:00"), written: []) == [date(10)])
    }

    @Test("what is there is not missing; what a downtime or a failure has left out is")
    func gaps() {
        #expect(schedule.missing(at: at("10T16:00:00"), written: [date(10)]) == [])
        #expect(schedule.missing(at: at("10T16:00:00"), written: [date(5), date(8)]) == [6, 7, 9, 10].map(date))
    }

    @Test("after a long time a month is made up for")
    func bounded() {
        let missing = schedule.missing(at: at("31T16:00:00"), written: [LocalDate(year: 2022, month: 1, day: 1)!])
        #expect(missing.count == 31 && missing.last == date(31))
    }
}
