import LedgerStore
import Ledgers

/// Copies what is never removed from a store, a commit a part. What an earlier run has left is replaced.
struct StateCopy {
    private let move: Move
    /// The end of the log that is moved.
    private let head: LogHead
    private var done = 0

    init(_ move: Move, of head: LogHead) {
        self.move = move
        self.head = head
    }

    mutating func run() async throws {
        let limits = move.stride
        move.progress(.state, 0, nil)
        try await copyPages({ try $0.hazards(HazardFilter(), $1) }, key: { $0.number }) { try $0.save($1) }
        try await copyPages({ try $0.incidents($1) }, key: { $0.number }) { try $0.save($1) }
        try await copyPages({ try $0.measures($1) }, key: { $0.number }) { try $0.save($1) }
        for ledger in Set(try await move.source.read { try $0.entryCounts().map(\.ledger) }).sorted() {
            try await copyPages({ try $0.entries(of: ledger, nil, $1) }, key: { $0.subject }) { try $0.save($1) }
        }
        // In the order in which they were raised, which is that of the outbox and has to stay.
        try await copy(
            after: Int64(0), { try RaisedEscalation.list(after: $1, limit: limits.entities, in: $0) },
            key: { $0.position }
        ) { try $0.save($1.escalation) }
        try await copy(
            after: Int64(0), { try $0.deadLetters(after: $1, limit: limits.large) }, key: { $0.number }
        ) { try $0.save($1) }
    }

    private mutating func copyPages<Entity: Sendable>(
        _ list: @escaping @Sendable (any LedgerReader, Page) throws -> [Entity], key: (Entity) -> String,
        _ save: @escaping @Sendable (any LedgerTransaction, Entity) throws -> Void
    ) async throws {
        let limit = move.stride.entities
        try await copy(after: String?.none, { try list($0, Page(after: $1, limit: limit)) }, key: key, save)
    }

    private mutating func copy<Item: Sendable, Key: Sendable>(
        after first: Key, _ list: @escaping @Sendable (any LedgerReader, Key) throws -> [Item], key: (Item) -> Key,
        _ save: @escaping @Sendable (any LedgerTransaction, Item) throws -> Void
    ) async throws {
        var after = first
        while case let items = try await move.source.read({ [after] in try list($0, after) }), let last = items.last {
            try await move.receive(on: head) { transaction in
                for item in items { try save(transaction, item) }
            }
            done += items.count
            move.progress(.state, done, nil)
            after = key(last)
        }
    }
}
