/// Something that the receipt clock has to bring about. At most one timer of a kind exists at a time.
public struct Timer: Hashable, Sendable, Codable {
    public enum Kind: Hashable, Sendable, Codable {
        /// A stage of a hazard's ladder, or `verify`, comes due.
        case stage(round: Int, stage: String)
        /// 叫应: the escalation has not been acknowledged in time.
        case unacknowledged(round: Int, stage: String)
        /// The newest escalation of the stage is looked at again.
        case `repeat`(round: Int, stage: String, number: Int)
        /// The parked event at this position of the log has waited long enough.
        case parked(position: Int64)
    }

    /// The hazard or incident.
    public var subject: String
    public var kind: Kind
    public var due: Instant

    public init(subject: String, kind: Kind, due: Instant) {
        self.subject = subject
        self.kind = kind
        self.due = due
    }

    /// Whether it belongs to the subject's escalations, which end together.
    public var escalates: Bool {
        if case .parked = kind { return false }
        return true
    }
}
