/// The offsets from UTC that one IANA time zone uses, as fixed rules.
///
/// The table is made once, outside of the core, from the system's zone data; the core only looks it up,
/// so that the same log gives the same ledgers on every machine.
public struct Zone: Hashable, Sendable, Codable {
    /// From `at` on, local time is UTC plus `offset`.
    public struct Transition: Hashable, Sendable, Codable {
        public var at: Instant
        public var offset: Span

        public init(at: Instant, offset: Span) {
            self.at = at
            self.offset = offset
        }
    }

    /// The IANA name, for example `Asia/Shanghai`.
    public let name: String
    private let initialOffset: Span
    private let transitions: [Transition]

    /// - Parameter transitions: sorted by `at`; empty for a zone with one offset for ever.
    public init(name: String, initialOffset: Span, transitions: [Transition] = []) {
        self.name = name
        self.initialOffset = initialOffset
        self.transitions = transitions
    }

    /// 北京时间: UTC+8, without summer time since 1991, before any date that an event may carry.
    public static let shanghai = Zone(name: "Asia/Shanghai", initialOffset: .hours(8))

    public func offset(at instant: Instant) -> Span {
        transitions.last { $0.at <= instant }?.offset ?? initialOffset
    }

    public func date(of instant: Instant) -> LocalDate {
        let local = (instant + offset(at: instant)).milliseconds
        return LocalDate(daysSinceEpoch: Int32((local >= 0 ? local : local - 86_399_999) / 86_400_000))
    }

    /// L(d) of the rules: the first instant at which it is `date` in this zone.
    public func firstInstant(of date: LocalDate) -> Instant {
        let midnightUTC = Instant(milliseconds: Int64(date.daysSinceEpoch) * 86_400_000)
        let near = transitions.filter { $0.at >= midnightUTC - .days(2) && $0.at <= midnightUTC + .days(2) }
        let offsets = [offset(at: midnightUTC - .days(2))] + near.map(\.offset)
        let candidates = offsets.map { midnightUTC - $0 } + near.map(\.at)
        return candidates.filter { self.date(of: $0) == date }.min() ?? candidates[0]
    }
}
