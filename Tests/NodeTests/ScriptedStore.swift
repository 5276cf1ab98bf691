import LedgerStore
import Synchronization

/// A driver, the in-memory one unless told otherwise, with failures and a gate at will.
final class ScriptedStore: LedgerStore {
    private let store: any LedgerStore
    private let failures = Mutex<[StoreError]>([])
    private let commits = Mutex(0)
    private let gate: Gate?
    private let afterCommit: @Sendable () async throws -> Void

    /// - Parameter afterCommit: done when a commit is durable, before whoever commits hears of it.
    init(
        over store: any LedgerStore = MemoryStore(), gate: Gate? = nil,
        afterCommit: @escaping @Sendable () async throws -> Void = {}
    ) {
        self.store = store
        self.gate = gate
        self.afterCommit = afterCommit
    }

    /// The next commits fail like this, one after the other.
    func failNext(_ errors: StoreError...) {
        failures.withLock { $0 += errors }
    }

    /// Commits that have succeeded.
    var committed: Int { commits.withLock { $0 } }

    func commit<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) async throws -> Outcome {
        await gate?.pass()
        if let failure = failures.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { throw failure }
        let outcome = try await store.commit(work)
        commits.withLock { $0 += 1 }
        try await afterCommit()
        return outcome
    }

    func read<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) async throws -> Outcome {
        try await store.read(work)
    }

    func growth() -> AsyncStream<Void> { store.growth() }
    func inspect() async throws { try await store.inspect() }
    func settings() async throws -> [(name: String, value: String)] { try await store.settings() }
    func close() async throws { try await store.close() }
}

/// Holds up who wants to pass, until it is opened.
actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var watchers: [CheckedContinuation<Void, Never>] = []

    func pass() async {
        guard !isOpen else { return }
        await withCheckedContinuation { continuation in
            waiting.append(continuation)
            for watcher in watchers { watcher.resume() }
            watchers = []
        }
    }

    /// Returns when somebody stands at the gate.
    func somebodyWaits() async {
        guard waiting.isEmpty else { return }
        await withCheckedContinuation { watchers.append($0) }
    }

    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}
