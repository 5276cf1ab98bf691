/// A minute of a day, as a clock on the wall shows it: `15:00`.
public struct TimeOfDay: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Since midnight, 0 to 1,439.
    public let minutes: Int

    /// Nil where there is no such minute.
    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    /// 15:00, the hour by which the notice wants the daily list.
    public static let fifteen = TimeOfDay(minutes: 900)

    private init(minutes: Int) {
        self.minutes = minutes
    }

    /// Reads `HH:MM`; nil where the text is none.
    public init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
            ([0, 1, 3, 4].allSatisfy { (0x30...0x39).contains(digits[$0]) })
        else { return nil }
        let number = { (tens: Int) in Int(digits[tens] - 0x30) * 10 + Int(digits[tens + 1] - 0x30) }
        self.init(hour: number(0), minute: number(3))
    }

    public var description: String {
        [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

extension Zone {
    /// When clocks of the zone show the time on the date. Where summer time skips it, as long after midnight as on other days.
    public func instant(of date: LocalDate, at time: TimeOfDay) -> Instant {
        let midnight = firstInstant(of: date)
        let elapsed = midnight + .minutes(Int64(time.minutes))
        let shift = offset(at: midnight).milliseconds - offset(at: elapsed).milliseconds
        return elapsed + Span(milliseconds: shift)
    }
}
