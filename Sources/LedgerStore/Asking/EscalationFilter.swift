public import Ledgers

/// Which escalations are asked for; what is nil does not count.
public struct EscalationFilter: Hashable, Sendable {
    public var status: Escalation.Status?
    public var stage: String?
    public var subject: String?
    /// The beginning of the area.
    public var area = ""

    public init() {}

    public func includes(_ escalation: Escalation) -> Bool {
        (status == nil || escalation.status == status) && (stage == nil || escalation.id.stage == stage)
            && (subject == nil || escalation.id.subject == subject) && escalation.area.hasPrefix(area)
    }
}
