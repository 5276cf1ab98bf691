import Dispatch
import LedgerStore

/// A connection, and the one thread at a time that uses it: libpq waits for the server, and must not do so on a thread of
/// Swift's own pool.
///
/// Safe to share: the connection is touched on the queue alone.
final class Lane: @unchecked Sendable {
    private let queue: DispatchQueue
    private let access: ServerAccess
    /// Whether nothing is done on a connection before all that it can see is durable.
    private let confirms: Bool
    /// Nil before the first transaction, and after one that lost it.
    private var connection: Connection?

    init(_ access: ServerAccess, name: String, confirms: Bool = false) {
        self.access = access
        self.confirms = confirms
        queue = DispatchQueue(label: name)
    }

    /// Runs `work` in a transaction of its own. It is not stopped when its task is cancelled: a node that stops must not
    /// void what is under way.
    /// - Throws: what `work` throws, or ``StoreError``.
    func run<Outcome: Sendable>(
        _ kind: TransactionKind, _ work: @escaping @Sendable (Connection) throws -> Outcome
    ) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.perform(kind, work) }) }
        }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.connection = nil
                continuation.resume()
            }
        }
    }

    private func perform<Outcome>(_ kind: TransactionKind, _ work: (Connection) throws -> Outcome) throws -> Outcome {
        let connection = try begun(kind)
        defer { if !connection.isUsable { self.connection = nil } }
        do {
            let outcome = try work(connection)
            try connection.end(kind)
            return outcome
        } catch {
            connection.rollBack()
            throw error
        }
    }

    /// A connection with a transaction begun: a new one where the old is lost, which may show only now. Nothing was done on
    /// it yet.
    private func begun(_ kind: TransactionKind) throws(StoreError) -> Connection {
        if let connection, connection.isUsable, (try? connection.begin(kind)) != nil { return connection }
        connection = nil
        let fresh = try Connection.open(access, for: kind)
        if confirms { try fresh.confirm() }
        try fresh.begin(kind)
        connection = fresh
        return fresh
    }
}
