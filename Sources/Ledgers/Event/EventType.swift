/// The event types that producers may publish (section 3).
public enum EventType: String, Sendable, Codable, CaseIterable {
    /// 发现隐患
    case hazardFound = "hazard-found"
    /// 整改完成
    case rectified
    /// 复查验收
    case verified
    /// 延期
    case extended
    /// 更正、升降级
    case amended
    /// 误报撤销
    case withdrawn
    /// 执法措施
    case measure
    /// 事故、险情
    case incident
    /// 签收
    case acknowledged
    /// 一个不放心名单
    case watch
}
