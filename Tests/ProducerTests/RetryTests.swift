import EventJSON
import Producer
import Testing

@Suite("Sending again", .timeLimit(.minutes(15)))
struct RetryTests {
    @Test("503 is answered by patience", arguments: [429, 503])
    func busyNode(status: Int) async throws {
        try await withNode({ $0.number <= 2 ? .statuses([status]) : .accept }) { node, endpoint in
            let clock = ManualClock()
            try await withProducer(endpoint, clock: clock) { producer in
                let task = producer.start(SentEvent("1"))
                await clock.reach(.milliseconds(50))
                await clock.reach(.milliseconds(150))
                #expect(await task.reply?.status == 200)
                #expect(await node.ids == ["1", "1", "1"])
                let state = await producer.state
                #expect(state.replies == [status: 2, 200: 1])
                #expect(state.sent == 3 && state.retried == 2 && state.reconnects == 0)
            }
        }
    }

    @Test("pauses pass on the system's clock, too")
    func systemClock() async throws {
        try await withNode({ $0.number == 1 ? .statuses([503]) : .accept }) { node, endpoint in
            let change = { (configuration: inout ProducerConfiguration) in
                configuration.shortestPause = .milliseconds(1)
            }
            try await withProducer(endpoint, clock: ContinuousClock(), change: change) { producer in
                let reply = try await producer.publish(SentEvent("1").bytes)
                #expect(reply.status == 200)
                #expect(await node.ids == ["1", "1"])
            }
        }
    }

    @Test("nothing overtakes an earlier event of its source that is sent again")
    func order() async throws {
        let script: StandInNode.Script = { delivery in
            delivery.number == 1 ? .statuses([200, 200, 503, 503, 503]) : .accept
        }
        try await withNode(script) { node, endpoint in
            let clock = ManualClock()
            try await withProducer(endpoint, clock: clock, batchSize: 5) { producer in
                let events = events(0..<12)
                async let replies = producer.publish(contentsOf: events.map(\.bytes))
                await producer.reaches { $0.waiting == 10 && $0.replies[503] == 3 }
                await clock.reach(.milliseconds(50))
                let statuses = try await replies.map(\.status)
                #expect(statuses == events.map { _ in 200 })
                #expect(await node.accepted == events)
                #expect(
                    await node.deliveries.map(\.ids) == [
                        ["0", "1", "2", "3", "4"], ["2", "3", "4", "5", "6"], ["7", "8", "9", "10", "11"],
                    ])
            }
        }
    }

    @Test("a node that has no room for a batch gets it again")
    func wholeBatchLater() async throws {
        try await withNode({ $0.number == 1 ? .whole(429) : .accept }) { node, endpoint in
            let clock = ManualClock()
            try await withProducer(endpoint, clock: clock) { producer in
                async let replies = producer.publish(contentsOf: events(0..<10).map(\.bytes))
                await clock.reach(.milliseconds(50))
                let statuses = try await replies.map(\.status)
                #expect(statuses == Array(repeating: 200, count: 10))
                #expect(await node.deliveries.map(\.events.count) == [10, 10])
                #expect(await producer.state.replies == [429: 10, 200: 10])
            }
        }
    }

    @Test("a batch that is refused as a whole is cut up, until the culprit stands alone")
    func wholeBatchRefused() async throws {
        let script: StandInNode.Script = { delivery in
            guard delivery.ids.contains("5") else { return .accept }
            return delivery.isBatch ? .whole(413) : .statuses([413])
        }
        try await withNode(script) { node, endpoint in
            try await withProducer(endpoint) { producer in
                let replies = try await producer.publish(contentsOf: events(0..<10).map(\.bytes))
                #expect(replies.map(\.status) == (0..<10).map { $0 == 5 ? 413 : 200 })
                #expect(await node.accepted.map(\.id) == (0..<10).filter { $0 != 5 }.map(String.init))
                let state = await producer.state
                #expect(state.reconnects == 0 && state.replies == [200: 9, 413: 1])
            }
        }
    }
}
