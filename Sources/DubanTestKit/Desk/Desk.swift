public import EventJSON
public import LedgerStore
public import Ledgers
public import Node

/// A node without its sockets: where a test publishes events, lets time pass, and looks at the ledgers.
///
/// All is in memory, in one transaction that never ends, so that a test needs no `await`. Events are published as JSON:
/// they take the way that a producer's do.
public final class Desk {
    public let rules: Rules
    let ledgers: any LedgerTransaction = MemoryStore.scratch { $0 }
    private let processor: Processor
    private let decoder: EventDecoder
    private var published = 0

    /// - Parameter missedAfter: as in ``Processor``; nil: timers fire at their due instants however late.
    public init(rules: Rules = .shipped, missedAfter: Span? = nil) {
        self.rules = rules
        processor = Processor(rules: rules, missedAfter: missedAfter)
        decoder = EventDecoder(policy: rules.policy)
    }

    /// A desk with a policy of its own.
    public convenience init(policy change: (inout Policy) -> Void) {
        var rules = Rules.shipped
        change(&rules.policy)
        self.init(rules: rules)
    }

    /// Publishes an event that happens when it is received, if it does not say otherwise.
    @discardableResult
    public func publish(_ event: EventDraft, from office: String? = nil, at receipt: Instant) -> Reply {
        published += 1
        return send(event.json(id: "e-\(published)", receivedAt: receipt).bytes, from: office, at: receipt)
    }

    /// Sends bytes, whatever they are.
    @discardableResult
    public func send(_ bytes: [UInt8], from office: String? = nil, at receipt: Instant) -> Reply {
        take(.event(decoder.decode(bytes, receivedAt: receipt)), from: office, at: receipt).reply
    }

    /// Hands over what was received, and gives the rows of the log too.
    public func take(_ content: ReceivedEvent.Content, from office: String? = nil, at receipt: Instant) -> Processed {
        inMemory { try processor.receive(ReceivedEvent(content, from: office, receivedAt: receipt), in: ledgers) }
    }

    /// Lets time pass: every timer that is due by `end` fires at its due instant.
    @discardableResult
    public func wait(until end: Instant) -> [LogRow] {
        inMemory { try processor.fireTimers(dueBy: end, in: ledgers) }
    }

    /// The node stood still until `present`: what came due meanwhile fires now.
    @discardableResult
    public func restart(at present: Instant, limit: Int = .max) -> [LogRow] {
        inMemory { try processor.catchUp(at: present, limit: limit, in: ledgers) }
    }

    /// Works on the ledgers themselves.
    public func inMemory<Outcome>(_ work: (any LedgerTransaction) throws -> Outcome) -> Outcome {
        inMemory { try work(ledgers) }
    }

    /// The ledgers in memory never throw.
    func inMemory<Outcome>(_ work: () throws -> Outcome) -> Outcome {
        do { return try work() } catch { fatalError("the ledgers in memory failed: \(error)") }
    }
}
