/// 隐患等级 (安全生产法 Art. 41): a major hazard goes under 挂牌督办.
public enum HazardLevel: String, Sendable, Codable, CaseIterable, Comparable {
    /// 一般隐患
    case general
    /// 重大隐患
    case major

    public static func < (left: HazardLevel, right: HazardLevel) -> Bool { left == .general && right == .major }
}
