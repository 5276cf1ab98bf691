import EventJSON
import Ledgers
import Testing

@Suite("Section 1: a date is YYYY-MM-DD, years 2000–2999")
struct DateTests {
    @Test("Dates that exist", arguments: ["2000-01-01", "2023-12-31", "2024-02-29", "2400-02-29", "2999-12-31"])
    func valid(text: String) {
        #expect(LocalDate(iso8601: text)?.iso8601 == text)
    }

    @Test(
        "What is no date",
        arguments: [
            "", "2023-02-29", "2100-02-29", "2023-02-30", "2023-04-31", "2023-06-31", "2023-09-31", "2023-11-31",
            "2023-01-32",
            "2023-01-00", "2023-00-01", "2023-13-01", "1999-12-31", "3000-01-01", "0000-01-01", "2023-1-1", "23-01-01",
            "2023/01/01",
            "20230101", "2023-01-01 ", " 2023-01-01", "2023-01-01T00:00:00Z", "2023-01-1", "+2023-01-01", "２０２３-01-01",
            "2023–01–01",
            "12023-01-01", "2023-01-011",
        ])
    func invalid(text: String) {
        #expect(LocalDate(iso8601: text) == nil)
    }

    @Test("Written with leading zeros")
    func written() {
        #expect(LocalDate(year: 987, month: 6, day: 5)?.iso8601 == "0987-06-05")
        #expect(LocalDate(daysSinceEpoch: 19_359).iso8601 == "2023-01-02")
    }
}
