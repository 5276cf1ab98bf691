/// How far a measure has come.
public enum MeasureStatus: String, Sendable, Codable, CaseIterable {
    /// 已下达
    case ordered
    /// 已执行
    case executed
    /// 已解除
    case lifted
}
