/// A measure as its latest events have it.
public struct Measure: Hashable, Sendable, Codable {
    public var number: String
    public var kind: MeasureKind
    public var status: MeasureStatus
    public var enterprise: Enterprise
    public var area: String
    public var hazard: String?
    public var incident: String?
    /// The `time` of its first event.
    public var orderedAt: Instant

    public init(
        number: String, kind: MeasureKind, status: MeasureStatus, enterprise: Enterprise, area: String,
        hazard: String? = nil, incident: String? = nil, orderedAt: Instant
    ) {
        self.number = number
        self.kind = kind
        self.status = status
        self.enterprise = enterprise
        self.area = area
        self.hazard = hazard
        self.incident = incident
        self.orderedAt = orderedAt
    }
}
