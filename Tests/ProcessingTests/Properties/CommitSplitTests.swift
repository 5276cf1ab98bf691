import DubanTestKit
import LedgerStore
import Ledgers
import Testing

@Suite("However a stream is split into commits, the same comes out")
struct CommitSplitTests {
    @Test("Log, ledgers, timers and answers", arguments: RandomStream.seeds(from: 3000))
    func split(seed: UInt64) async throws {
        let stream = RandomStream(seed: seed, count: 60)
        var random = SplitMix64(seed: seed)
        let (whole, parts) = (MemoryStore(), MemoryStore())
        let replies = try await whole.publish(stream)
        let sizes = (0..<7).map { _ in 1 + random.below(9) }
        #expect(try await parts.publish(stream, inCommitsOf: sizes) == replies)
        #expect(try await parts.image() == whole.image())
    }

    @Test(
        "Timers that fire in commits of their own, between the events, change nothing",
        arguments: RandomStream.seeds(from: 3100))
    func timersBetween(seed: UInt64) async throws {
        let stream = RandomStream(seed: seed, count: 60)
        let (whole, parts) = (MemoryStore(), MemoryStore())
        try await whole.publish(stream)
        for item in stream.items {
            try await parts.wait(until: item.receivedAt - .minutes(1))
            try await parts.wait(until: item.receivedAt)
            try await parts.publish([item])
        }
        try await parts.wait(until: stream.end)
        #expect(try await parts.image() == whole.image())
    }
}
