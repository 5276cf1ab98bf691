import DubanTestKit
import LedgerStore
import Ledgers
import Synchronization
import Testing

@testable import Node

@Suite("A log that is moved is the same log, however often the move is interrupted")
struct MoveTests {
    /// Small, so that there are many commits.
    private static let stride = MoveStride(rows: 7, bytes: 4_000, large: 3, entities: 2)

    @discardableResult
    private func move(_ source: MemoryStore, to destination: any ReceivingStore) async throws -> MovedLog {
        try await Move(from: source, movedTo: nil, to: destination, stride: Self.stride).run {}
    }

    /// Early events wait for a day alone.
    private static let rules = Rules.shipped.with { $0.policy.events.parkedFor = .days(1) }

    /// A store that a node has worked on, by rules of its own: its timers have not fired to the end, and listeners have
    /// acknowledged.
    private func source(_ seed: UInt64, _ items: Range<Int> = 0..<60) async throws -> MemoryStore {
        let store = MemoryStore()
        try await Replay(rules: Self.rules, store: store).recordRules(at: "2023-01-02 09:00")
        try await publish(seed, items, in: store)
        return store
    }

    private func publish(_ seed: UInt64, _ items: Range<Int>, in store: MemoryStore) async throws {
        try await store.publish(RandomStream(seed: seed, count: 120).items[items], by: Self.rules)
        try await store.commit { transaction in
            for cursor in try transaction.outboxCursors() { try transaction.removeOutboxCursor(cursor.name) }
            for name in ["city-\(items.lowerBound)", "leader"] {
                let (end, at) = (try transaction.head().position, Instant(milliseconds: Int64(items.upperBound)))
                try transaction.save(OutboxCursor(name: name, position: end, acknowledgedAt: at))
            }
        }
    }

    @Test("All that is stored is the same, and a node goes on", arguments: RandomStream.seeds(from: 11_000))
    func moved(seed: UInt64) async throws {
        let (source, destination) = (try await source(seed), MemoryStore())
        let moved = try await move(source, to: destination)
        #expect(try await destination.read { try $0.head() } == moved.head)
        #expect(moved.rows == moved.head.position && !moved.wasDone)
        #expect(try await destination.image() == source.image())
        for store in [source, destination] { try await publish(seed, 60..<120, in: store) }
        #expect(try await destination.image() == source.image())
        _ = try await Verification(of: destination).run { _, _ in }
    }

    @Test("Cut off at any commit, it goes on when it is run again", arguments: [true, false])
    func cutOff(isCarriedOut: Bool) async throws {
        let source = try await source(11_100, 0..<40)
        let image = try await source.image()
        let whole = CutOffStore(MemoryStore())
        try await move(source, to: whole)
        #expect(whole.commits > 20)
        for last in 1...whole.commits {
            let destination = MemoryStore()
            let lost = CutOffStore(destination, at: last, isCarriedOut: isCarriedOut)
            await #expect(throws: CutOffStore.error) { try await move(source, to: lost) }
            let isDone = isCarriedOut && last == whole.commits
            if !isDone, isCarriedOut || last > 1 {
                await #expect(throws: StoreError.arriving) { _ = try await destination.image() }
            }
            #expect(try await move(source, to: destination).wasDone == isDone)
            #expect(try await destination.image() == image, "commit \(last)")
        }
    }

    @Test("The source may grow between two runs", arguments: RandomStream.seeds(from: 11_200, count: 2))
    func grown(seed: UInt64) async throws {
        let whole = CutOffStore(MemoryStore())
        try await move(source(seed, 0..<30), to: whole)
        for last in 2...whole.commits {
            let (source, destination) = (try await source(seed, 0..<30), MemoryStore())
            let lost = CutOffStore(destination, at: last, isCarriedOut: last % 2 == 0)
            guard (try? await move(source, to: lost)) == nil, last < whole.commits || last % 2 != 0 else { continue }
            try await publish(seed, 30..<60, in: source)
            try await move(source, to: destination)
            #expect(try await destination.image() == source.image(), "commit \(last)")
        }
    }

    @Test("An event that waited when it was moved, and no longer does, is settled")
    func settled() async throws {
        let (source, destination) = (MemoryStore(), MemoryStore())
        try await source.publish([EventDraft.rectified("H-1").item(1), EventDraft.rectified("H-2").item(2)])
        #expect(try await source.read { try $0.parkedEvents().count } == 2)
        await #expect(throws: CutOffStore.error) { try await move(source, to: CutOffStore(destination, at: 3)) }
        try await source.publish([EventDraft.found("H-1").item(3)])
        try await source.wait(until: "2023-02-02 09:00")
        try await move(source, to: destination)
        let standings = try await destination.read {
            try $0.rows(from: 1, limit: 2, filter: .all).map(\.draft.standing)
        }
        #expect(standings == [.folded, .refused(.unknownHazard)])
        #expect(try await destination.image() == source.image())
    }

    @Test("No node starts on both: the source is left when the destination is verified, and before that is whole")
    func leaving() async throws {
        struct NotLeft: Error {}
        let (source, destination) = (try await source(11_300), MemoryStore())
        await #expect(throws: NotLeft.self) {
            try await Move(from: source, movedTo: nil, to: destination, stride: Self.stride).run { throw NotLeft() }
        }
        #expect(try await destination.receive { try $0.isArriving() })
        let left = Mutex(0)
        for wasDone in [false, true] {
            let move = Move(from: source, movedTo: nil, to: destination, stride: Self.stride)
            #expect(try await move.run { left.withLock { $0 += 1 } }.wasDone == wasDone)
        }
        #expect(left.withLock(\.self) == 2)
    }

    @Test("What nodes have added to the destination since does not make it another log")
    func goneOn() async throws {
        let (source, destination) = (try await source(11_400), MemoryStore())
        let head = try await move(source, to: destination).head
        try await publish(11_400, 60..<120, in: destination)
        let image = try await destination.image()
        #expect(try await move(source, to: destination) == MovedLog(head: head, rows: 0, wasDone: true))
        #expect(try await destination.image() == image)
    }

    @Test("Of two moves at once one ends with an error, and the log is whole all the same", arguments: [3, 9, 30])
    func twoAtOnce(last: Int) async throws {
        let (source, destination) = (try await source(11_500), MemoryStore())
        let slow = CutOffStore(destination, at: last, isCarriedOut: true) {
            _ = try await Move(from: source, movedTo: nil, to: destination, stride: Self.stride).run {}
        }
        await #expect(throws: MoveError.interference) { try await move(source, to: slow) }
        #expect(try await destination.image() == source.image())
    }
}

extension Rules {
    fileprivate func with(_ change: (inout Rules) -> Void) -> Rules {
        var copy = self
        change(&copy)
        return copy
    }
}

extension EventDraft {
    /// Received so many minutes after 2023-01-02 09:00.
    fileprivate func item(_ minutes: Int64) -> RandomStream.Item {
        let instant = Instant("2023-01-02 09:00") + .minutes(minutes)
        return RandomStream.Item(receivedAt: instant, event: json(id: "item-\(minutes)", receivedAt: instant))
    }
}
