/// 督办升级: a message to those who answer for a hazard or an incident, raised once under its id.
public struct Escalation: Hashable, Sendable, Codable {
    public enum Status: String, Sendable, Codable, CaseIterable {
        case open, acknowledged, resolved
    }

    public enum Reason: String, Sendable, Codable, CaseIterable {
        /// By the calendar.
        case schedule
        /// 叫应: the stage below was not acknowledged.
        case unacknowledged
        /// Raised again, because nothing has changed.
        case `repeat`
        /// By an incident's report.
        case event
    }

    public var id: EscalationID
    public var reason: Reason
    /// Recipient roles, in the order in which they are told.
    public var recipients: [String]
    public var raisedAt: Instant
    public var status: Status
    public var acknowledgedBy: String?
    /// The `time` of the first acknowledgement.
    public var acknowledgedAt: Instant?
    public var resolvedAt: Instant?
    /// The area and enterprise that it is about when raised.
    public var area: String
    public var enterprise: String

    public init(
        id: EscalationID, reason: Reason, recipients: [String], raisedAt: Instant, status: Status = .open,
        acknowledgedBy: String? = nil, acknowledgedAt: Instant? = nil, resolvedAt: Instant? = nil,
        area: String, enterprise: String
    ) {
        self.id = id
        self.reason = reason
        self.recipients = recipients
        self.raisedAt = raisedAt
        self.status = status
        self.acknowledgedBy = acknowledgedBy
        self.acknowledgedAt = acknowledgedAt
        self.resolvedAt = resolvedAt
        self.area = area
        self.enterprise = enterprise
    }
}
