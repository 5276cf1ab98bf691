import LedgerStore

/// The store on a simulated disk, in the hands of one node, until that crashes.
struct SimulatedStore: LedgerStore {
    let disk: SimulatedDisk
    let session: Int

    func commit<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) async throws -> Outcome {
        try await inTurn {
            try await begin()
            let outcome = try disk.apply(work)
            if disk.sabotage.acknowledgesBeforeSync {
                disk.world.after(.seconds(30)) { try? sync() }
                return outcome
            }
            try await pass(.microseconds(20) ... .milliseconds(2))
            try sync()
            try await pass(.zero ... .microseconds(500))
            return outcome
        }
    }

    func read<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) async throws -> Outcome {
        try await inTurn {
            try await pass(.microseconds(10) ... .milliseconds(1))
            return try disk.read(work)
        }
    }

    func growth() -> AsyncStream<Void> { disk.storage.bell?.stream() ?? AsyncStream { $0.finish() } }
    func inspect() async {}
    func settings() async -> [(name: String, value: String)] { [("driver", "simulated")] }
    func close() async {}
}

extension SimulatedStore {
    /// Nobody sees what is applied and not durable: a reader waits for the end of a commit.
    private func inTurn<Outcome: Sendable>(_ work: () async throws -> Outcome) async throws -> Outcome {
        await disk.storage.turns.take()
        defer { disk.storage.turns.give() }
        try disk.check(session)
        return try await work()
    }

    /// What can go wrong before anything is written.
    private func begin() async throws {
        try disk.refuseAfterFailure()
        disk.onCommit()
        let isSlow = disk.random.once(in: disk.faults.isSlow)
        try await pass(isSlow ? .milliseconds(100) ... .seconds(8) : .microseconds(20) ... .milliseconds(1))
        if disk.random.once(in: disk.faults.isBusy) { throw failure(.busy, "another process writes") }
        if disk.faults.isFull { throw failure(.full, "no room on the disk") }
    }

    private func failure(_ code: StoreError.Code, _ text: String) -> StoreError {
        disk.world.note("commit refused")
        disk.onFailure()
        return StoreError(code, text)
    }

    private func sync() throws {
        try disk.check(session)
        try disk.sync()
    }

    private func pass(_ range: ClosedRange<Duration>) async throws {
        await disk.world.sleep(for: disk.random.duration(range))
        try disk.check(session)
    }
}
