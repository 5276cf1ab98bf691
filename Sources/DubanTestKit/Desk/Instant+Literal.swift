import EventJSON
public import Ledgers

/// Beijing time, as people write it: `"2023-01-02 09:00"`, `"2023-01-02 09:00:30"`, `"2023-01-02 09:00:30.250"`.
extension Instant: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        let (date, clock) = (text.prefix(10), text.dropFirst(11))
        let seconds = clock.utf8.count == 5 ? ":00" : ""
        guard let instant = Instant(rfc3339: "\(date)T\(clock)\(seconds)+08:00") else {
            preconditionFailure("no instant: \(text)")
        }
        self = instant
    }

    /// The same form, without what is zero.
    public var beijing: String {
        let text = (self + .hours(8)).rfc3339.dropLast()
        let shown = text.hasSuffix(":00.000") ? text.dropLast(7) : text.hasSuffix(".000") ? text.dropLast(4) : text
        return shown.prefix(10) + " " + shown.dropFirst(11)
    }
}

/// `"2023-01-10"`
extension LocalDate: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        guard let date = LocalDate(iso8601: text) else { preconditionFailure("no date: \(text)") }
        self = date
    }
}
