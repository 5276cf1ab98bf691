/// What stands in a cell. A text is never a formula, whatever it begins with.
public enum Cell: Hashable, Sendable {
    case blank
    case text(String)
    case number(Double)
    /// A day.
    case date(CalendarTime)
    /// A day with hour and minute.
    case time(CalendarTime)

    public static func number(_ count: Int) -> Cell { .number(Double(count)) }
}
