import EventJSON
import Producer
import Testing

@Suite("Closing", .timeLimit(.minutes(15)))
struct ClosingTests {
    @Test("waits for what is outstanding, and takes nothing more")
    func drain() async throws {
        try await withNode({ $0.number == 1 ? .hold : .accept }) { node, endpoint in
            let producer = try Producer(ProducerConfiguration(endpoints: [endpoint]), clock: ManualClock())
            let tasks = events(0..<5).map { producer.start($0) }
            await node.receive(events: 1)
            await producer.reaches { $0.inFlight + $0.waiting == 5 }
            let closing = Task { await producer.close() }
            var refusal: ProducerError?
            while refusal == nil { refusal = await producer.failure(of: unfit) }
            #expect(refusal?.code == .closed && refusal?.isRetriable == false)
            await node.release()
            for task in tasks { #expect(await task.reply?.isAccepted == true) }
            await closing.value
        }
    }

    @Test("fails what is unanswered when the time is over")
    func deadline() async throws {
        try await withNode({ _ in .silence }) { node, endpoint in
            let clock = ManualClock()
            let producer = try Producer(ProducerConfiguration(endpoints: [endpoint]), clock: clock)
            let tasks = events(0..<3).map { producer.start($0) }
            await node.receive(events: 1)
            await producer.reaches { $0.inFlight + $0.waiting == 3 }
            async let closing: Void = producer.close(within: .seconds(5))
            await clock.reach(.seconds(5))
            await closing
            for task in tasks {
                let error = await task.value.failure
                #expect(error?.code == .unanswered && error?.isRetriable == true)
            }
        }
    }

    @Test("does not wait when the task is cancelled")
    func cancelledClose() async throws {
        try await withNode({ _ in .silence }) { node, endpoint in
            let producer = try Producer(ProducerConfiguration(endpoints: [endpoint]), clock: ManualClock())
            let task = producer.start(SentEvent("1"))
            await node.receive(events: 1)
            let closing = Task { await producer.close() }
            closing.cancel()
            await closing.value
            #expect(await task.value.failure?.code == .unanswered)
        }
    }

    @Test("is done at once when nothing is outstanding, and may be done twice")
    func idle() async throws {
        let producer = try Producer(clock: ManualClock())
        await producer.close()
        await producer.close()
        #expect(await producer.failure(of: unfit)?.code == .closed)
        #expect(await producer.state.sent == 0)
    }

    @Test("two at a time end together")
    func together() async throws {
        try await withNode({ _ in .hold }) { node, endpoint in
            let producer = try Producer(ProducerConfiguration(endpoints: [endpoint]), clock: ManualClock())
            let task = producer.start(SentEvent("1"))
            await node.receive(events: 1)
            async let first: Void = producer.close()
            async let second: Void = producer.close()
            await node.release()
            _ = await (first, second)
            #expect(await task.reply?.status == 200)
        }
    }

    @Test("a sequence that is not yet through ends with an error")
    func sequence() async throws {
        try await withNode({ $0.number == 1 ? .hold : .accept }) { node, endpoint in
            try await withProducer(endpoint, window: 4, batchSize: 2) { producer in
                let answered = Counter()
                let publishing = Task { await producer.failure(of: events(0..<100).map(\.bytes)) { answered.add() } }
                await producer.reaches { $0.inFlight == 2 && $0.waiting == 2 }
                async let closing: Void = producer.close()
                while await producer.failure(of: unfit) == nil {}
                await node.release()
                #expect(await publishing.value?.code == .closed)
                #expect(answered.count == 4)
                await closing
            }
        }
    }
}

/// A sequence to ask a producer with whether it takes more: none of it is ever sent.
private let unfit = [Array("[]".utf8)]
