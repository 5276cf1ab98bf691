import DubanTestKit
import LedgerStore
import Ledgers
import Testing

@testable import Node

@Suite("A log is moved into nothing but its own place")
struct MoveRefusalTests {
    private func published(_ seed: UInt64, _ items: Range<Int> = 0..<40) async throws -> MemoryStore {
        let store = MemoryStore()
        try await store.publish(RandomStream(seed: seed, count: 80).items[items])
        return store
    }

    private func refusal(_ source: MemoryStore, to destination: MemoryStore) async throws -> String {
        let image = try await destination.receive { try StoreImage(of: $0) }
        let isArriving = try await destination.receive { try $0.isArriving() }
        let error = await #expect(throws: MoveError.self) {
            try await Move(from: source, movedTo: nil, to: destination) { _, _, _ in }.run {
                Issue.record("the source was left")
            }
        }
        #expect(try await destination.receive { try StoreImage(of: $0) } == image)
        #expect(try await destination.receive { try $0.isArriving() } == isArriving)
        return error?.description ?? ""
    }

    @Test("A destination with another log is refused, and stays as it is", arguments: [true, false])
    func foreign(isArriving: Bool) async throws {
        for (seed, items) in [(12_001 as UInt64, 0..<40), (12_001, 0..<4), (12_001, 0..<80)] {
            let foreign = try await published(seed, items)
            try await foreign.receive { try $0.setArriving(isArriving) }
            #expect(try await refusal(published(12_000), to: foreign).contains("holds another log"))
        }
    }

    @Test("A log that goes on elsewhere is not moved a second time")
    func movedElsewhere() async throws {
        let (source, destination) = (try await published(12_000), MemoryStore())
        let error = await #expect(throws: MoveError.self) {
            try await Move(from: source, movedTo: "postgresql://a/b", to: destination) { _, _, _ in }
                .run { Issue.record("the source was left") }
        }
        #expect(error?.description.contains("to postgresql://a/b") == true)
        #expect(try await destination.receive { try $0.isArriving() } == false)
    }

    @Test("A source that ends before what was moved is refused")
    func older() async throws {
        let destination = try await published(12_100, 0..<60)
        try await destination.receive { try $0.setArriving(true) }
        #expect(try await refusal(published(12_100), to: destination).contains("it is an older copy"))
    }

    @Test("A source that a node went on with after it was moved is refused")
    func forked() async throws {
        let (source, destination) = (try await published(12_200), MemoryStore())
        _ = try await Move(from: source, movedTo: nil, to: destination) { _, _, _ in }.run {}
        try await source.publish(RandomStream(seed: 12_200, count: 80).items[40..<80])
        #expect(try await refusal(source, to: destination).contains("a node has added to the source since"))
    }

    @Test("An empty log is refused")
    func empty() async throws {
        #expect(try await refusal(MemoryStore(), to: MemoryStore()).contains("the log is empty"))
    }

    @Test("State that the log does not give shows, and no node starts on it")
    func altered() async throws {
        let (source, destination) = (try await published(12_300), MemoryStore())
        try await source.commit { transaction in
            guard var hazard = try transaction.hazards(HazardFilter(), .all).first else { return }
            hazard.round += 1
            try transaction.save(hazard)
        }
        await #expect(throws: Discrepancy.self) {
            try await Move(from: source, movedTo: nil, to: destination) { _, _, _ in }.run {
                Issue.record("the source was left")
            }
        }
        await #expect(throws: StoreError.arriving) { try await destination.commit { try $0.nextLetterNumber() } }
    }

    @Test("An escalation that is not stored is named")
    func missing() async throws {
        let source = try await published(12_400)
        let row = try await source.commit { transaction in
            try transaction.append(StoreSamples.draft("H-9/1/city/1", kind: .news, type: "escalation"))
        }
        let error = await #expect(throws: MoveError.self) {
            try await Move(from: source, movedTo: nil, to: MemoryStore()) { _, _, _ in }.run {}
        }
        #expect(error?.description.hasPrefix("the escalation of row \(row.position) is not stored") ?? false)
    }
}
