/// The figures from which an incident is of a class, 以上包括本数 (国务院令第493号 Art. 3).
public struct IncidentThreshold: Hashable, Sendable, Codable {
    /// The class that any one of the figures below is enough for.
    public var incidentClass: IncidentClass
    /// Deaths and missing persons (下落不明) together.
    public var deaths: Int
    /// 重伤（包括急性工业中毒）
    public var seriousInjuries: Int
    /// 直接经济损失, yuan.
    public var directLossYuan: Double

    public init(incidentClass: IncidentClass, deaths: Int, seriousInjuries: Int, directLossYuan: Double) {
        self.incidentClass = incidentClass
        self.deaths = deaths
        self.seriousInjuries = seriousInjuries
        self.directLossYuan = directLossYuan
    }
}
