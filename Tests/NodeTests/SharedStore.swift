import LedgerStore
import Synchronization

/// The in-memory driver as several nodes see it: each hears when another one commits.
final class SharedStore: LedgerStore {
    private let current = Mutex(MemoryStore())
    private let listeners = Mutex<[AsyncStream<Void>.Continuation]>([])

    private var store: MemoryStore { current.withLock(\.self) }

    /// As a failover: what others have committed there is the log from now on.
    func failOver(to other: MemoryStore) {
        current.withLock { $0 = other }
        for listener in listeners.withLock(\.self) { listener.yield() }
    }

    func commit<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) async throws -> Outcome {
        let outcome = try await store.commit(work)
        for listener in listeners.withLock(\.self) { listener.yield() }
        return outcome
    }

    func growth() -> AsyncStream<Void> {
        let (stream, listener) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        listeners.withLock { $0.append(listener) }
        listener.yield()
        return stream
    }

    func read<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) async throws -> Outcome {
        try await store.read(work)
    }

    func inspect() async {}
    func settings() async -> [(name: String, value: String)] { await store.settings() }
    func close() async {}
}
