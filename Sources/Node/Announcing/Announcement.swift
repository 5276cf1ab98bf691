public import EventJSON
import LedgerStore
import Ledgers

/// What the node has done beside its ledgers, and answers for as it does for them: a report that was written, a message that
/// has arrived or has not. A row of the log that changes no ledger.
public struct Announcement: Sendable {
    public var kind: NodeEvent.Kind
    /// Announced once: a second announcement of the same id is none.
    public var id: String
    /// The number of a hazard or incident; what is about none has a `/` in it, which no number has.
    public var subject: String
    /// The area that it is about; nil for what concerns all.
    public var area: String?
    public var data: JSONValue

    public init(_ kind: NodeEvent.Kind, id: String, subject: String, area: String? = nil, data: JSONValue) {
        self.kind = kind
        self.id = id
        self.subject = subject
        self.area = area
        self.data = data
    }
}

extension Processor {
    /// Puts an announcement into the log.
    /// - Returns: no rows where the log has one of this id.
    func announce(
        _ announcement: Announcement, at present: Instant, in store: any LedgerTransaction
    ) throws -> [LogRow] {
        guard try store.loggedEvent(source: NodeEvent.source, id: announcement.id) == nil else { return [] }
        let head = try store.head()
        let now = max(present, head.at ?? present)
        var step = ProcessingStep(rules: rules, store: store, now: now, isTest: isTest)
        let event = NodeEvent(
            announcement.kind, id: announcement.id, position: head.position + 1, subject: announcement.subject,
            time: now, data: announcement.data)
        try step.append(event, .notice, area: announcement.area, at: now)
        return step.rows
    }
}
