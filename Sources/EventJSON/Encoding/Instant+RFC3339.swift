public import Ledgers

extension Instant {
    /// Reads an RFC 3339 instant as section 1 restricts it: upper-case `T` and `Z`, an offset, years 2000 to 2999, no leap
    /// second, at most 9 fraction digits of which 3 are kept.
    public init?(rfc3339 text: String) {
        guard let instant = text.withExactBytes({ Instant(rfc3339: $0) }) else { return nil }
        self = instant
    }

    init?(rfc3339 text: UnsafeBufferPointer<UInt8>) {
        var digits = DigitReader(text)
        guard let year = digits.number(4), digits.skip("-"), let month = digits.number(2), digits.skip("-"),
            let day = digits.number(2), digits.skip("T"),
            (2000...2999).contains(year), let date = LocalDate(year: year, month: month, day: day),
            let hour = digits.number(2), hour < 24, digits.skip(":"),
            let minute = digits.number(2), minute < 60, digits.skip(":"),
            let second = digits.number(2), second < 60,
            let fraction = digits.milliseconds(), let offset = digits.offsetMinutes(), digits.isAtEnd
        else { return nil }
        let minutes = Int64(date.daysSinceEpoch) * 1_440 + Int64(hour * 60 + minute - offset)
        self.init(milliseconds: minutes * 60_000 + Int64(second * 1_000 + fraction))
    }

    /// In UTC with milliseconds: `2023-02-27T00:30:05.000Z`.
    public var rfc3339: String {
        let days = (milliseconds >= 0 ? milliseconds : milliseconds - 86_399_999) / 86_400_000
        let ofDay = Int(milliseconds - days * 86_400_000)
        return LocalDate(daysSinceEpoch: Int32(days)).iso8601 + "T" + padded(ofDay / 3_600_000, 2) + ":"
            + padded(ofDay / 60_000 % 60, 2) + ":" + padded(ofDay / 1_000 % 60, 2) + "." + padded(ofDay % 1_000, 3)
            + "Z"
    }
}

extension LocalDate {
    /// Reads `YYYY-MM-DD`, years 2000 to 2999, where the date exists.
    public init?(iso8601 text: String) {
        guard let date = text.withExactBytes({ LocalDate(iso8601: $0) }) else { return nil }
        self = date
    }

    init?(iso8601 text: UnsafeBufferPointer<UInt8>) {
        var digits = DigitReader(text)
        guard let year = digits.number(4), digits.skip("-"), let month = digits.number(2), digits.skip("-"),
            let day = digits.number(2), digits.isAtEnd, (2000...2999).contains(year)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `YYYY-MM-DD`
    public var iso8601: String {
        let (year, month, day) = components
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
