import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Node
import Testing

@Suite("A transaction that throws leaves the in-memory store as it was")
struct UndoTests {
    private struct Thrown: Error {}

    /// Publishes the events in a transaction that throws in the end.
    private func publishInVain(_ items: [RandomStream.Item], until end: Instant, to store: MemoryStore) async throws {
        let (processor, decoder) = (Processor(rules: .shipped), EventDecoder(policy: .shipped))
        await #expect(throws: Thrown.self) {
            try await store.commit { transaction in
                for item in items {
                    let decoded = decoder.decode(item.event.bytes, receivedAt: item.receivedAt)
                    let received = ReceivedEvent(.event(decoded), receivedAt: item.receivedAt)
                    _ = try processor.receive(received, in: transaction)
                }
                _ = try processor.fireTimers(dueBy: end, in: transaction)
                throw Thrown()
            }
        }
    }

    @Test("Everything that can be asked of it is the same, timers too", arguments: RandomStream.seeds(from: 7000))
    func unchanged(seed: UInt64) async throws {
        let stream = RandomStream(seed: seed, count: 60)
        let store = MemoryStore()
        try await store.publish(stream.items.prefix(30))
        let before = try await store.image()
        try await publishInVain(Array(stream.items.dropFirst(30)), until: stream.end, to: store)
        #expect(try await store.image() == before)
    }

    @Test(
        "What is published afterwards comes out as if nothing had been thrown",
        arguments: RandomStream.seeds(from: 7100))
    func goesOn(seed: UInt64) async throws {
        let stream = RandomStream(seed: seed, count: 60)
        let (plain, shaken) = (MemoryStore(), MemoryStore())
        try await plain.publish(stream)
        var random = SplitMix64(seed: seed)
        for start in stride(from: 0, to: 60, by: 6) {
            let items = stream.items[start..<start + 6]
            let last = items.last?.receivedAt ?? stream.end
            try await publishInVain(random.shuffled(Array(items)), until: last + .days(2), to: shaken)
            try await shaken.publish(items)
        }
        try await shaken.wait(until: stream.end)
        #expect(try await shaken.image() == plain.image())
    }
}
