/// 执法措施: what the five notices let an office do about a hazard or an incident.
public enum MeasureKind: String, Sendable, Codable, CaseIterable {
    /// 行政处罚（罚款）
    case penalty
    /// 查封扣押
    case seizure
    /// 暂扣、吊销证照
    case licence
    /// 停产停业整顿
    case suspension
    /// 关闭取缔
    case closure
    /// 媒体曝光
    case exposure
    /// 通报
    case notice
    /// 约谈
    case interview
    /// 联合惩戒
    case jointSanction = "joint-sanction"
    /// 追责问责
    case accountability
    /// 盯守
    case `guard`
}
