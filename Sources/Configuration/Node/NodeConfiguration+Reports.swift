public import Ledgers

extension NodeConfiguration {
    /// The daily reports that are written by the calendar.
    public struct Reports: Hashable, Sendable {
        /// Where they are written. Nil, the default: none are.
        public var folder: String?
        /// The hour at which a day is closed and its report written, in the policy's zone. Default 15:00, the hour by which the notice
        /// wants it.
        public var daily = TimeOfDay.fifteen

        public init() {}
    }

    /// 督办函
    public struct Letters: Hashable, Sendable {
        /// 发文机关代字, before the year: `安督〔2023〕1号`. Default `安督`.
        public var code = "安督"
        /// Days after a letter's date by which it is to be answered. Default 5.
        public var replyDays = 5

        public init() {}
    }
}
