import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Testing

@Suite("Published twice, a stream changes nothing but the counts of dead letters")
struct RepublishingTests {
    /// The answer to an event that was answered so before: what is in the log is told of, what is invalid stays so; what the
    /// ledgers refused is judged afresh, and is not asked here.
    private func expected(_ before: Reply, _ standing: EventStanding?) -> String? {
        switch (before.status, standing) {
        case (200, _), (202, .folded), (208, _): "208"
        case (202, .parked): "202"
        case (202, .refused(let refusal)): "422 \(refusal.rawValue)"
        case (400, _), (403, _): before.pointer == "/time" ? nil : before.verdict
        default: nil
        }
    }

    @Test(
        "Retries are answered by what is in the log, and leave it as it is", arguments: RandomStream.seeds(from: 5000))
    func twice(seed: UInt64) async throws {
        let stream = RandomStream(seed: seed, count: 60)
        let store = MemoryStore()
        let replies = try await store.publish(stream)
        let before = try await store.image()
        for (item, reply) in zip(stream.items, replies) {
            let standing = reply.position.map { before.rows[Int($0) - 1].draft.standing }
            guard let verdict = expected(reply, standing) else { continue }
            let again = RandomStream.Item(receivedAt: stream.end, event: item.event)
            let answer = try await store.publish([again])
            #expect(answer.map(\.verdict) == [verdict] && answer.map(\.position) == [reply.position])
        }
        let after = try await store.image()
        #expect(after.ledgers == before.ledgers)
        #expect(after.rowsWithoutRefusals == before.rowsWithoutRefusals)
        let counted = after.letters.filter { $0.source != nil && $0.id != nil }
        #expect(counted.count == before.letters.filter { $0.source != nil && $0.id != nil }.count)
    }

    @Test("Retries at once, while the stream goes on, change nothing either", arguments: RandomStream.seeds(from: 5100))
    func atOnce(seed: UInt64) async throws {
        let stream = RandomStream(seed: seed, count: 60)
        let (once, twice) = (MemoryStore(), MemoryStore())
        try await once.publish(stream)
        for item in stream.items {
            let replies = try await twice.publish([item, item])
            let retry: Int = [200: 208, 202: 202, 208: 208][replies[0].status] ?? replies[0].status
            #expect(replies[1].status == retry && replies[1].code == replies[0].code)
        }
        try await twice.wait(until: stream.end)
        #expect(try await twice.image().ledgers == once.image().ledgers)
    }
}
