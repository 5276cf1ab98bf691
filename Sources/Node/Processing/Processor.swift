public import EventJSON
public import LedgerStore
public import Ledgers

/// Brings the log forward, one record after the other, within one transaction of a store: timers that are due, then the
/// event; whether it is known, valid, refused; what the fold makes of it. Live and replayed alike.
public struct Processor: Sendable {
    public internal(set) var rules: Rules
    /// Whether rows are marked as written on a test clock.
    let isTest: Bool
    /// A timer that fires later than this after it came due was missed, and fires at the present; nil: each fires at its
    /// due instant, as on a clock that is moved.
    let missedAfter: Span?

    public init(rules: Rules, isTest: Bool = false, missedAfter: Span? = nil) {
        self.rules = rules
        self.isTest = isTest
        self.missedAfter = missedAfter
    }

    /// Takes one received event and gives its status, which may be told once the transaction is durable.
    public func receive(_ received: ReceivedEvent, in store: any LedgerTransaction) throws -> Processed {
        let now = try receipt(received.receivedAt, in: store)
        var step = ProcessingStep(rules: rules, store: store, now: now, isTest: isTest)
        try step.fireTimersDue(missedAfter: missedAfter)
        step.office = received.office
        step.rights = received.rights
        step.allowance = received.allowance
        let reply = try step.receive(received.content)
        return Processed(reply: reply, rows: step.rows)
    }

    /// The instant at which an event is folded: the log's never run backwards, whatever the clock does.
    private func receipt(_ receivedAt: Instant, in store: any LedgerTransaction) throws -> Instant {
        max(receivedAt, try store.head().at ?? receivedAt)
    }

    /// Fires timers that are due before an event that was received then, `limit` at most: ``receive(_:in:)`` fires all.
    /// - Returns: the rows, empty when no timer is due.
    func fireTimers(before receivedAt: Instant, limit: Int, in store: any LedgerTransaction) throws -> [LogRow] {
        try fireTimers(dueBy: receipt(receivedAt, in: store), limit: limit, in: store)
    }

    func areTimersDue(before receivedAt: Instant, in store: any LedgerTransaction) throws -> Bool {
        guard let timer = try store.firstTimer() else { return false }
        return try timer.due <= receipt(receivedAt, in: store)
    }

    /// Fires timers that are due by `instant`, in order of due time, then of creation.
    /// - Parameter limit: at most so many.
    /// - Returns: the rows, empty when no timer is due.
    public func fireTimers(
        dueBy instant: Instant, limit: Int = .max, in store: any LedgerTransaction
    ) throws -> [LogRow] {
        var step = ProcessingStep(rules: rules, store: store, now: instant, isTest: isTest)
        try step.fireTimersDue(limit: limit, missedAfter: missedAfter)
        return step.rows
    }

    /// Fires timers that came due while no node ran, at the present (section 6, after downtime).
    public func catchUp(
        at present: Instant, limit: Int = .max, in store: any LedgerTransaction
    ) throws -> [LogRow] {
        var step = ProcessingStep(rules: rules, store: store, now: present, isTest: isTest)
        try step.fireTimersDue(limit: limit, missedAfter: Span(milliseconds: 0))
        return step.rows
    }

    /// Signs the end of the log, and puts that into the log.
    func checkpoint(
        at present: Instant, key: NodeKey, in store: any LedgerTransaction
    ) throws -> [LogRow] {
        let head = try store.head()
        let now = max(present, head.at ?? present)
        var step = ProcessingStep(rules: rules, store: store, now: now, isTest: isTest)
        let event = NodeEvent(
            .checkpoint, position: head.position + 1, subject: "checkpoint/\(head.position)", time: now,
            data: try Checkpoint(head, at: now, key: key).data)
        try step.append(event, .checkpoint, area: nil, at: now)
        return step.rows
    }

    /// Records the rules where the log has others in force.
    /// - Parameter encoded: the rules as a row holds them; asked for only then.
    public func recordRules(
        inForce: Rules, at instant: Instant, in store: any LedgerTransaction,
        encoded: @autoclosure () throws -> JSONValue
    ) throws -> [LogRow] {
        guard rules != inForce else { return [] }
        let now = max(instant, try store.head().at ?? instant)
        var step = ProcessingStep(rules: rules, store: store, now: now, isTest: isTest)
        let event = NodeEvent(
            .rules, position: try step.nextPosition, subject: "rules/in-force", time: now, data: try encoded())
        try step.append(event, .rules, area: nil, at: now)
        return step.rows
    }
}
