/// 事故、险情: one report (快报、续报) of an incident.
public struct IncidentReport: Hashable, Sendable, Codable {
    public var enterprise: Enterprise
    public var area: String
    public var sector: String
    public var occurredAt: Instant
    public var description: String
    public var figures: IncidentFigures

    public init(
        enterprise: Enterprise, area: String, sector: String, occurredAt: Instant, description: String,
        figures: IncidentFigures
    ) {
        self.enterprise = enterprise
        self.area = area
        self.sector = sector
        self.occurredAt = occurredAt
        self.description = description
        self.figures = figures
    }
}
