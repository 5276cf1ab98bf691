import DubanTestKit
import LedgerStore

/// A disk with a store on it: what is applied becomes durable with its fsync. A crash before that loses it, or not, as it
/// comes; a failed fsync too.
///
/// There is at most one commit that is applied and not durable, and nobody reads meanwhile: the tables hold what is durable
/// and that one, which can be taken back.
final class SimulatedDisk: @unchecked Sendable {  // Safe: used on its world's one thread.
    let world: World
    let storage: Storage
    let sabotage: Sabotage
    var faults = DiskFaults()
    var random: SplitMix64
    /// Called before every commit, and when one has failed.
    var onCommit: () -> Void = {}
    var onFailure: () -> Void = {}
    /// Rows that are applied, for a sabotage that publishes them too early.
    var onApplied: ([LogRow]) -> Void = { _ in }
    private(set) var commits = 0
    private(set) var lost = 0
    private(set) var failedSyncs = 0
    private var session = 0
    private var hasFailed = false
    private var isUnsynced = false

    init(_ world: World, storage: Storage, sabotage: Sabotage) {
        self.world = world
        self.storage = storage
        self.sabotage = sabotage
        random = world.fork()
    }

    var tables: any Tables { storage.tables }

    /// The store as a node that starts now holds it.
    func open() -> SimulatedStore {
        session += 1
        hasFailed = false
        try? expectingNoFault { try tables.open() }
        return SimulatedStore(disk: self, session: session)
    }

    /// The node that holds the store is gone, and with it whatever is not durable, unless it had reached the disk by chance.
    func cut() {
        session += 1
        settleByChance()
        tables.close()
    }

    /// - Throws: ``Cut`` where the node that asks is gone.
    func check(_ session: Int) throws {
        guard session == self.session else { throw Cut() }
    }

    /// A failed fsync is never retried.
    func refuseAfterFailure() throws {
        guard hasFailed else { return }
        world.violate("the node went on to commit after a failed fsync")
        throw StoreError(.failed, "the disk has failed")
    }
}

/// The steps of a commit.
extension SimulatedDisk {
    func apply<Outcome: Sendable>(_ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome) throws
        -> Outcome
    {
        let head = sabotage.publishesBeforeSync ? position : 0
        let outcome = try expectingNoFault {
            try tables.revocably { [sabotage] transaction in
                let outcome = try work(transaction)
                try sabotage.tamper?(transaction)
                return outcome
            }
        }
        isUnsynced = true
        if sabotage.publishesBeforeSync {
            onApplied((try? tables.inspect { try $0.rows(from: head + 1, limit: .max, filter: .all) }) ?? [])
        }
        return outcome
    }

    /// - Throws: ``StoreError/Code/failed``
    func sync() throws {
        guard random.once(in: faults.failsSync) else { return keep() }
        failedSyncs += 1
        world.note("fsync failed")
        let isCarriedOut = isUnsynced && random.once(in: 2)
        let error = tables.fail(isCarriedOut: isCarriedOut)
        settled(isDurable: isCarriedOut)
        guard !sabotage.ignoresFailedSync else { return }
        guard let error else { return world.violate("a commit that failed passed for one that did not") }
        hasFailed = !error.isRetriable
        onFailure()
        throw error
    }

    func read<Outcome: Sendable>(_ work: @escaping @Sendable (any LedgerReader) throws -> Outcome) throws -> Outcome {
        try expectingNoFault { try tables.read(work) }
    }

    private func keep() {
        try? expectingNoFault { try tables.keep() }
        settled(isDurable: true)
    }

    private func settleByChance() {
        guard isUnsynced else { return }
        if random.once(in: 2) { return keep() }
        tables.revoke()
        settled(isDurable: false)
    }

    private func settled(isDurable: Bool) {
        guard isUnsynced else { return }
        isUnsynced = false
        if isDurable { commits += 1 } else { lost += 1 }
        if isDurable { world.note("durable", Int(position)) } else { world.note("unsynced write lost") }
        if isDurable { storage.bell?.ring() }
    }

    /// Of the newest row.
    private var position: Int64 { (try? tables.inspect { try $0.head().position }) ?? 0 }

    private func expectingNoFault<Outcome>(_ work: () throws -> Outcome) throws -> Outcome {
        do { return try work() } catch let error as StoreError {
            world.violate("the store failed without a fault: \(error)")
            throw error
        }
    }
}
