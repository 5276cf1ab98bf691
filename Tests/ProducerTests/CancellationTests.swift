import EventJSON
import Producer
import Testing

@Suite("Cancellation", .timeLimit(.minutes(15)))
struct CancellationTests {
    @Test("of an event that waits: it is never sent")
    func waiting() async throws {
        try await withNode({ $0.number == 1 ? .hold : .accept }) { node, endpoint in
            try await withProducer(endpoint, window: 1) { producer in
                let first = producer.start(SentEvent("1"))
                await node.receive(events: 1)
                let (second, third) = (producer.start(SentEvent("2")), producer.start(SentEvent("3")))
                await producer.reaches { $0.waiting == 2 }
                second.cancel()
                #expect(await second.value.failure?.code == .cancelled)
                #expect(await producer.state.waiting == 1)
                await node.release()
                #expect(await first.reply?.status == 200)
                #expect(await third.reply?.status == 200)
                #expect(await node.ids == ["1", "3"])
            }
        }
    }

    @Test("of an event that is in flight: its place is free again when the reply is there")
    func inFlight() async throws {
        try await withNode({ $0.number == 1 ? .hold : .accept }) { node, endpoint in
            try await withProducer(endpoint, window: 1) { producer in
                let first = producer.start(SentEvent("1"))
                await node.receive(events: 1)
                first.cancel()
                let error = await first.value.failure
                #expect(error?.code == .cancelled && error?.isRetriable == true)
                let second = producer.start(SentEvent("2"))
                await producer.reaches { $0.inFlight == 1 && $0.waiting == 1 }
                await node.release()
                #expect(await second.reply?.id == "2")
                #expect(await node.accepted.map(\.id) == ["1", "2"])
                #expect(await producer.state.inFlight == 0)
            }
        }
    }

    @Test("of an event in a batch: the others are answered")
    func inBatch() async throws {
        try await withNode({ _ in .hold }) { node, endpoint in
            try await withProducer(endpoint) { producer in
                let first = producer.start(SentEvent("first", from: "/offices/0"))
                await node.receive(events: 1)
                var batch = events(0..<20).map { producer.start($0) }
                await producer.reaches { $0.waiting == 20 }
                await node.release()
                await node.receive(events: 21)
                let cancelled = batch.remove(at: 3)
                cancelled.cancel()
                #expect(await cancelled.value.failure?.code == .cancelled)
                await node.release()
                for task in [first] + batch { #expect(await task.reply?.status == 200) }
            }
        }
    }

    @Test("of many, at any moment: the others are answered and no place is lost")
    func many() async throws {
        try await withNode { node, endpoint in
            try await withProducer(endpoint, window: 16) { producer in
                let tasks = events(0..<2_000, sources: 50).map { producer.start($0) }
                for task in tasks.enumerated() where task.offset % 3 == 0 { task.element.cancel() }
                for (index, task) in tasks.enumerated() where index % 3 != 0 {
                    #expect(await task.reply?.status == 200)
                }
                for task in tasks { _ = await task.value }
                await producer.reaches { $0.inFlight == 0 && $0.waiting == 0 }
                let last = try await producer.publish(SentEvent("last").bytes)
                #expect(last.status == 200)
            }
        }
    }

    @Test("before the beginning: nothing is sent")
    func before() async throws {
        try await withNode { node, endpoint in
            try await withProducer(endpoint) { producer in
                let task = Task {
                    while !Task.isCancelled { await Task.yield() }
                    return await producer.failure(of: [SentEvent("1").bytes])
                }
                task.cancel()
                #expect(await task.value?.code == .cancelled)
                #expect(await producer.state.sent == 0)
            }
        }
    }

    @Test("of a sequence: what was taken has an outcome, the rest is not taken")
    func sequence() async throws {
        try await withNode({ _ in .silence }) { node, endpoint in
            try await withProducer(endpoint, window: 10, batchSize: 5) { producer in
                let outcomes = Counter()
                let task = Task { await producer.failure(of: events(0..<100).map(\.bytes)) { outcomes.add() } }
                await producer.reaches { $0.inFlight == 5 && $0.waiting == 5 }
                task.cancel()
                #expect(await task.value?.code == .cancelled)
                #expect(outcomes.count == 10)
                #expect(await producer.state.waiting == 0)
            }
        }
    }
}
