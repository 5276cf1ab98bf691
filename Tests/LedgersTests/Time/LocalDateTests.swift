import DubanTestKit
import Ledgers
import Testing

@Suite("Local dates")
struct LocalDateTests {
    @Test(
        "Known day numbers since 1970-01-01",
        arguments: [
            (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017), (2023, 1, 2, 19_359),
            (2999, 12, 31, 376_199), (1600, 2, 29, -135_081), (1, 1, 1, -719_162),
        ])
    func dayNumbers(year: Int, month: Int, day: Int, number: Int32) throws {
        let date = try #require(LocalDate(year: year, month: month, day: day))
        #expect(date.daysSinceEpoch == number)
        #expect(date.components == (year, month, day))
    }

    @Test("A leap year is every fourth, but of the hundreds only every fourth")
    func leapYears() {
        for year in [2000, 2004, 2024, 2400, 2996] { #expect(LocalDate(year: year, month: 2, day: 29) != nil) }
        for year in [2001, 2023, 2100, 2200, 2300, 2900] { #expect(LocalDate(year: year, month: 2, day: 29) == nil) }
        #expect(LocalDate(year: 2024, month: 2, day: 30) == nil)
    }

    @Test(
        "Months have their days",
        arguments: [
            (1, 31), (2, 28), (3, 31), (4, 30), (5, 31), (6, 30), (7, 31), (8, 31), (9, 30), (10, 31), (11, 30),
            (12, 31),
        ])
    func months(month: Int, days: Int) {
        #expect(LocalDate(year: 2023, month: month, day: days) != nil)
        #expect(LocalDate(year: 2023, month: month, day: days + 1) == nil)
        #expect(LocalDate(year: 2023, month: month, day: 0) == nil)
    }

    @Test("There is no month 0 and no month 13")
    func noSuchMonth() {
        #expect(LocalDate(year: 2023, month: 0, day: 1) == nil)
        #expect(LocalDate(year: 2023, month: 13, day: 1) == nil)
    }

    @Test("Every day of a thousand years follows the one before it")
    func allDays() {
        var date: LocalDate = "2000-01-01"
        var misplaced: [Int32] = []
        while date.components.year < 3000 {
            let (year, month, day) = date.components
            let next =
                LocalDate(year: year, month: month, day: day + 1) ?? LocalDate(year: year, month: month + 1, day: 1)
                ?? LocalDate(year: year + 1, month: 1, day: 1)
            if next != date + 1 { misplaced.append(date.daysSinceEpoch) }
            date = date + 1
        }
        #expect(misplaced.isEmpty && date == LocalDate(year: 3000, month: 1, day: 1))
    }

    @Test("Days are added and counted across the ends of months and years")
    func arithmetic() {
        #expect("2024-02-28" + 1 == ("2024-02-29" as LocalDate))
        #expect("2023-02-28" + 1 == ("2023-03-01" as LocalDate))
        #expect("2023-12-31" + 1 == ("2024-01-01" as LocalDate))
        #expect("2023-01-02" + -2 == ("2022-12-31" as LocalDate))
        #expect(("2024-03-01" as LocalDate) - "2024-02-01" == 29)
        #expect(("2023-01-31" as LocalDate) < "2023-02-01")
    }
}
