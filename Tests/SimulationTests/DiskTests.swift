import LedgerStore
import Ledgers
import Testing

@testable import Simulation

/// The simulated disk by itself: what a crash takes, what it leaves, and who sees it when.
@Suite struct DiskTests {
    @Test("what a commit has returned for is there after a crash")
    func durable() {
        run { world, disk in
            let store = disk.open()
            _ = try await store.commit { try $0.append(.sample("1")) }
            disk.cut()
            await #expect(throws: Cut.self) { try await store.read { try $0.head() } }
            let position = try await disk.open().read { try $0.head().position }
            #expect(position == 1)
        }
    }

    @Test("a crash during a commit takes it or leaves it, as a whole")
    func crash() {
        let positions = Notes<Int64>()
        for seed in UInt64(1)...40 {
            run(seed: seed) { world, disk in
                let store = disk.open()
                let commit = Task {
                    try await store.commit { store in try ["1", "2"].map { try store.append(.sample($0)) } }
                }
                await world.sleep(for: .microseconds(700))
                disk.cut()
                await #expect(throws: Cut.self) { try await commit.value }
                let position = try await disk.open().read { try $0.head().position }
                positions.add(position)
            }
        }
        #expect(Set(positions.all) == [0, 2])
    }

    @Test("nobody reads what is not durable")
    func readers() {
        run { world, disk in
            let store = disk.open()
            let commit = Task {
                _ = try await store.commit { try $0.append(.sample("1")) }
                return world.now
            }
            await world.sleep(for: .microseconds(300))
            let position = try await store.read { try $0.head().position }
            #expect(position == 1)
            let end = try await commit.value
            #expect(world.now >= end)
        }
    }

    @Test("a failed fsync can't be retried; a full disk and a busy database can")
    func failures() {
        run { world, disk in
            let store = disk.open()
            disk.faults.isFull = true
            await #expect(throws: StoreError(.full, "no room on the disk")) { try await store.add() }
            disk.faults.isFull = false
            disk.faults.isBusy = 1
            await #expect(throws: StoreError(.busy, "another process writes")) { try await store.add() }
            disk.faults.isBusy = nil
            disk.faults.failsSync = 1
            await #expect(throws: StoreError.self) { try await store.add() }
            #expect(world.violations.isEmpty)
            await #expect(throws: StoreError.self) { try await store.add() }
            #expect(world.violations == ["the node went on to commit after a failed fsync"])
            disk.faults.failsSync = nil
            try await disk.open().add()
        }
    }

    /// Runs a test as a task of a world of its own.
    private func run(
        seed: UInt64 = 1, _ test: @escaping @Sendable (World, SimulatedDisk) async throws -> Void
    ) {
        World.with(seed: seed, tell: nil) { world in
            let disk = SimulatedDisk(
                world, storage: Storage(tables: MemoryDiskTables()), sabotage: Sabotage())
            let ends = Notes<Duration>()
            Task {
                await #expect(throws: Never.self) { try await test(world, disk) }
                ends.add(world.now)
            }
            world.run(until: .seconds(60))
            #expect(ends.all.count == 1, "the test has not come to its end")
        }
    }
}

extension SimulatedStore {
    fileprivate func add() async throws {
        _ = try await commit { try $0.append(.sample("1")) }
    }
}

extension LogDraft {
    fileprivate static func sample(_ id: String) -> LogDraft {
        LogDraft(
            kind: .news, at: Instant(milliseconds: 0), source: "/a", id: id, type: "a", subject: "a", area: nil,
            body: [],
            isTest: false)
    }
}
