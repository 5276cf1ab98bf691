import EventJSON
import Producer
import Synchronization
import Testing

@Suite("A bad day", .timeLimit(.minutes(15)))
struct ChaosTests {
    /// A node that mostly answers as it should.
    private func moody(seed: UInt64) -> StandInNode.Script {
        let random = Mutex(SplitMix(state: seed))
        return { delivery in
            switch random.withLock({ Int.random(in: 0..<16, using: &$0) }) {
            case 0: .text("{")
            case 1: .frames([[], []])
            case 2: .text(#"{"status":200,"source":"/offices/none","id":"none"}"#)
            case 3: .whole(503)
            case 4: delivery.isBatch ? .whole(413) : .accept
            case 5: .statuses(delivery.events.map { _ in 429 })
            case 6: .statuses(delivery.events.indices.map { $0 < delivery.events.count / 2 ? 200 : 503 })
            default: .accept
            }
        }
    }

    @Test("every event is answered, and no source gets out of order", arguments: 1...8 as ClosedRange<UInt64>)
    func everything(seed: UInt64) async throws {
        try await withNode(moody(seed: seed)) { node, endpoint in
            let change = { (configuration: inout ProducerConfiguration) in
                configuration.random = SplitMix(state: seed)
                configuration.longestPause = .milliseconds(800)
            }
            try await withProducer(
                endpoint, clock: HastyClock(), window: 60, batchSize: 10, change: change
            ) { producer in
                let events = events(0..<2_000, sources: 7)
                let replies = try await producer.publish(contentsOf: events.map(\.bytes))
                #expect(replies.map(\.id) == events.map(\.id))
                #expect(replies.count { !$0.isAccepted } == 0)
                for source in Set(events.map(\.source)) {
                    #expect(await node.accepted.filter { $0.source == source } == events.filter { $0.source == source })
                }
                #expect(await node.mostUnderWay >= 10)
            }
        }
    }
}
