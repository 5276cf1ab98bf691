/// A day, or a minute of it, as calendars and clocks of one place show it: spreadsheets know no zones.
public struct CalendarTime: Hashable, Sendable {
    /// 1900 to 9999.
    public var year: Int
    public var month: Int
    public var day: Int
    public var hour: Int
    public var minute: Int

    public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
    }
}
