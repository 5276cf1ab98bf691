/// How a hazard came to light.
public enum FoundBy: String, Sendable, Codable, CaseIterable {
    /// 自查
    case selfCheck = "self-check"
    /// 监管检查
    case regulator
    /// 督导巡查
    case inspectionGroup = "inspection-group"
    /// 专家
    case expert
    /// 暗查暗访
    case covertVisit = "covert-visit"
    /// 举报
    case publicReport = "public-report"
    /// 监测
    case sensor
}
