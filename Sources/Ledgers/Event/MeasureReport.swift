/// 执法措施: how a measure stands.
public struct MeasureReport: Hashable, Sendable, Codable {
    public var kind: MeasureKind
    public var status: MeasureStatus
    public var enterprise: Enterprise
    public var area: String
    /// The hazard that it is about.
    public var hazard: String?
    /// The incident that it is about.
    public var incident: String?

    public init(
        kind: MeasureKind, status: MeasureStatus, enterprise: Enterprise, area: String, hazard: String? = nil,
        incident: String? = nil
    ) {
        self.kind = kind
        self.status = status
        self.enterprise = enterprise
        self.area = area
        self.hazard = hazard
        self.incident = incident
    }
}
