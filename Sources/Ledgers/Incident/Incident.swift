/// 事故、险情, as its reports have it.
public struct Incident: Hashable, Sendable, Codable {
    public var number: String
    /// Of the latest report, with everything else that a report says.
    public var report: IncidentReport
    public var incidentClass: IncidentClass
    /// The `time` of the latest report.
    public var latestReport: Instant
    /// The `time` of the earliest report.
    public var earliestReport: Instant
    /// How many reports were received.
    public var reports = 1
    /// 迟报
    public var late = false
    /// Whole minutes from the incident to its earliest report, where that is late; else 0.
    public var lateMinutes: Int64 = 0
    /// The highest class that was escalated; nil: none yet.
    public var escalatedClass: IncidentClass?
    /// How often its class was escalated.
    public var round = 0

    public init(number: String, report: IncidentReport, incidentClass: IncidentClass, reportedAt time: Instant) {
        self.number = number
        self.report = report
        self.incidentClass = incidentClass
        self.latestReport = time
        self.earliestReport = time
    }
}
