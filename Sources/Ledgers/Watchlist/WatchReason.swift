/// Why somebody is on the watch list.
public enum WatchReason: String, Sendable, Codable, CaseIterable, Comparable {
    /// 发生死亡事故
    case fatalIncident = "fatal-incident"
    /// 人工列入
    case manual
    /// 重大隐患屡次逾期
    case overdueMajor = "overdue-major"
    /// 整改反复
    case reopened

    public static func < (left: WatchReason, right: WatchReason) -> Bool {
        left.rawValue < right.rawValue
    }
}
