/// A length of time in whole milliseconds.
public struct Span: Hashable, Comparable, Sendable, Codable {
    public var milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func seconds(_ count: Int64) -> Span { Span(milliseconds: count * 1_000) }
    public static func minutes(_ count: Int64) -> Span { seconds(count * 60) }
    public static func hours(_ count: Int64) -> Span { minutes(count * 60) }
    public static func days(_ count: Int64) -> Span { hours(count * 24) }

    /// Whole minutes, rounded down.
    public var wholeMinutes: Int64 { milliseconds / 60_000 }

    public static func < (left: Span, right: Span) -> Bool {
        left.milliseconds < right.milliseconds
    }
}
