import EventJSON
import LedgerStore
import Ledgers
import Logging
import Synchronization

@testable import Node

/// A committer on a manual clock, and what it publishes.
final class Bench: Sendable {
    let store: ScriptedStore
    let clock: ManualClock
    let tail = CollectedRows()
    let committer: Committer

    static let morning = Instant(milliseconds: 1_704_416_400_000)  // 2024-01-05T09:00:00+08:00

    init(
        store: ScriptedStore = ScriptedStore(), clock: ManualClock = ManualClock(at: Bench.morning),
        after head: LogHead = LogHead(), beside other: (any RowPublisher)? = nil, key: NodeKey = NodeKey(),
        largestCommit: Int = 1_000, instruments: NodeInstruments = NodeInstruments(),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        onRules: @escaping @Sendable (Rules) async throws -> Void = { _ in }
    ) {
        self.store = store
        self.clock = clock
        committer = Committer(
            store: store, processor: Processor(rules: .shipped, isTest: true), clock: clock,
            tail: RowPublishers([tail, other].compactMap(\.self)), after: head,
            checkpoints: CheckpointSchedule(key: key, zone: Rules.shipped.policy.zone, newest: Bench.morning),
            largestCommit: largestCommit, logger: logger, instruments: instruments,
            onRules: onRules)
    }

    /// A hazard of this number, found now.
    func found(_ number: String, level: String = "general") -> ReceivedEvent {
        let text = """
            {"specversion":"1.0","id":"\(number)","source":"/offices/a","type":"hazard-found","subject":"\(number)",
            "time":"2024-01-05T09:00:00+08:00","data":{"enterprise":{"name":"一矿"},"area":"140403","sector":"煤矿",
            "level":"\(level)","description":"x","foundBy":"regulator"}}
            """
        let decoded = EventDecoder(policy: .shipped).decode(Array(text.utf8), receivedAt: clock.now)
        return ReceivedEvent(.event(decoded), receivedAt: clock.now)
    }

    /// Submits events as a producer does, and waits for their statuses.
    func publish(_ events: [ReceivedEvent]) async -> [Int] {
        await withCheckedContinuation { continuation in
            committer.queue.append(
                Submission(events, origin: .answered { continuation.resume(returning: $0.map(\.status)) }))
        }
    }
}

/// What was published on the tail.
final class CollectedRows: RowPublisher {
    /// Of each transaction.
    private let transactions = Mutex<[[LogRow]]>([])

    private var rows: [LogRow] { transactions.withLock { $0.flatMap(\.self) } }
    var positions: [Int64] { rows.map(\.position) }
    var types: [String] { rows.map(\.draft.type) }

    /// The rows of the longest transaction whose first row is of this type.
    func longest(beginningWith type: String) -> Int? {
        transactions.withLock { $0.filter { $0.first?.draft.type == type }.map(\.count).max() }
    }

    func publish(_ rows: [LogRow]) async {
        transactions.withLock { $0.append(rows) }
    }
}
