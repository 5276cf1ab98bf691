import LedgerStore
import Synchronization

/// A destination that is lost at one of its commits, for good: before that was carried out, or after, when nobody hears of
/// it any more. What is done to the store below meanwhile, others do.
final class CutOffStore: ReceivingStore {
    private let store: MemoryStore
    private let last: Int
    private let isCarriedOut: Bool
    private let meanwhile: @Sendable () async throws -> Void
    private let count = Mutex(0)

    static let error = StoreError(.unreachable, "cut off")

    /// - Parameters:
    ///   - last: the commit at which it is lost, from 1.
    ///   - meanwhile: what somebody else does before that one.
    init(
        _ store: MemoryStore, at last: Int = .max, isCarriedOut: Bool = false,
        meanwhile: @escaping @Sendable () async throws -> Void = {}
    ) {
        (self.store, self.last, self.isCarriedOut, self.meanwhile) = (store, last, isCarriedOut, meanwhile)
    }

    /// Commits that somebody wanted.
    var commits: Int { count.withLock(\.self) }

    func receive<Outcome: Sendable>(
        _ work: @escaping @Sendable (any ReceivingTransaction) throws -> Outcome
    ) async throws -> Outcome {
        let number = count.withLock { count in
            count += 1
            return count
        }
        guard number >= last else { return try await store.receive(work) }
        if number == last {
            try await meanwhile()
            if isCarriedOut { _ = try await store.receive(work) }
        }
        throw Self.error
    }

    func commit<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) async throws -> Outcome {
        try await store.commit(work)
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
