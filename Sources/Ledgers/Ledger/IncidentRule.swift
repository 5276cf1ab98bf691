/// What closes a grave incident's entry: a measure of this kind and status that names the incident.
public struct IncidentRule: Hashable, Sendable, Codable {
    public var closedByMeasure: MeasureKind
    public var closedByStatus: MeasureStatus

    public init(closedByMeasure: MeasureKind, closedByStatus: MeasureStatus) {
        self.closedByMeasure = closedByMeasure
        self.closedByStatus = closedByStatus
    }
}
