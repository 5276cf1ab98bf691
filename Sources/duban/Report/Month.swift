import ArgumentParser
import EventJSON
import Ledgers

/// A month of a year, as it is written: `2023-02`.
struct Month: ExpressibleByArgument {
    let first: LocalDate

    init?(argument: String) {
        guard let first = LocalDate(iso8601: "\(argument)-01") else { return nil }
        self.first = first
    }

    init(of date: LocalDate) {
        first = date + -(date.components.day - 1)
    }

    var last: LocalDate {
        let (year, month, _) = first.components
        let next = LocalDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
        return (next ?? first + 31) + -1
    }
}
