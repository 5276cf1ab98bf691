public import Ledgers

/// How many escalations of one stage have one status.
public struct EscalationCount: Hashable, Sendable {
    public var stage: String
    public var status: Escalation.Status
    public var count: Int

    public init(stage: String, status: Escalation.Status, count: Int) {
        self.stage = stage
        self.status = status
        self.count = count
    }
}
