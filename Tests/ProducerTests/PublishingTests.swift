import EventJSON
import Producer
import Testing

@Suite("Publishing", .timeLimit(.minutes(15)))
struct PublishingTests {
    @Test("the node's reply comes back, field by field")
    func reply() async throws {
        let text = #"{"status":422,"source":"a","id":"1","code":"hazard-exists","pointer":"/subject","message":"有"}"#
        try await withNode({ _ in .text(text) }) { node, endpoint in
            try await withProducer(endpoint) { producer in
                let reply = try await producer.publish(SentEvent("1", from: "a").bytes)
                #expect(
                    reply
                        == Reply(
                            status: 422, source: "a", id: "1", code: "hazard-exists", pointer: "/subject",
                            message: "有"))
                #expect(await node.deliveries.map(\.body) == [SentEvent("1", from: "a").bytes])
            }
        }
    }

    @Test("a lone event goes at once and as it is; what comes meanwhile goes together")
    func batches() async throws {
        try await withNode({ $0.number == 1 ? .hold : .accept }) { node, endpoint in
            try await withProducer(endpoint) { producer in
                let first = producer.start(SentEvent("first", from: "/offices/0"))
                await node.receive(events: 1)
                let others = events(0..<20).map { producer.start($0) }
                await producer.reaches { $0.waiting == 20 }
                await node.release()
                for task in [first] + others { #expect(await task.reply?.status == 200) }
                #expect(await node.deliveries.map(\.isBatch) == [false, true])
                #expect(await node.deliveries.map(\.events.count) == [1, 20])
            }
        }
    }

    @Test("no more is in flight than the window takes")
    func window() async throws {
        let gate = Counter()
        try await withNode({ _ in gate.count == 0 ? .hold : .accept }) { node, endpoint in
            try await withProducer(endpoint, window: 8, batchSize: 5) { producer in
                let tasks = events(0..<100, sources: 100).map { producer.start($0) }
                await node.receive(events: 8)
                await producer.reaches { $0.inFlight == 8 && $0.waiting == 92 }
                gate.add()
                await node.release()
                for task in tasks { #expect(await task.reply?.status == 200) }
                #expect(await node.mostUnderWay == 8)
                #expect(await node.deliveries.allSatisfy { $0.events.count <= 5 })
            }
        }
    }

    @Test("a sequence is published in order, and answered in order", arguments: [1, 7])
    func sequence(sources: Int) async throws {
        try await withNode { node, endpoint in
            try await withProducer(endpoint, window: 40, batchSize: 9) { producer in
                let events = events(0..<500, sources: sources)
                let replies = try await producer.publish(contentsOf: events.map(\.bytes))
                #expect(replies.map(\.id) == events.map(\.id))
                for source in 0..<sources {
                    let expected = events.filter { $0.source == "/offices/\(source)" }
                    #expect(await node.accepted.filter { $0.source == "/offices/\(source)" } == expected)
                }
                #expect(await node.mostUnderWay <= 40)
            }
        }
    }

    @Test("a long sequence is taken no faster than it is answered")
    func backPressure() async throws {
        try await withNode({ $0.number == 1 ? .hold : .accept }) { node, endpoint in
            try await withProducer(endpoint, window: 10, batchSize: 5) { producer in
                let taken = Counter()
                let replies = Task {
                    try await producer.publish(
                        contentsOf: events(0..<100).lazy.map { event in
                            taken.add()
                            return event.bytes
                        })
                }
                await producer.reaches { $0.inFlight == 5 && $0.waiting == 5 }
                for _ in 0..<100 {
                    _ = await producer.state
                    #expect(taken.count <= 15)
                }
                await node.release()
                let count = try await replies.value.count
                #expect(count == 100 && taken.count == 100)
            }
        }
    }

    @Test("a long sequence keeps the window full")
    func fullWindow() async throws {
        try await withNode({ _ in .hold }) { node, endpoint in
            try await withProducer(endpoint, window: 10, batchSize: 5) { producer in
                let sequence = events(0..<40, sources: 40).map(\.bytes)
                async let replies = producer.publish(contentsOf: sequence)
                for round in 1...4 {
                    await node.receive(events: 10 * round)
                    await node.release()
                }
                let count = try await replies.count
                #expect(count == 40)
            }
        }
    }

    @Test("an event that cannot be published harms no other in its sequence")
    func unfit() async throws {
        try await withNode { node, endpoint in
            try await withProducer(endpoint, change: { $0.requestBytes = 500 }) { producer in
                var outcomes: [String] = []
                let large = Array(#"{"id":"large","text":"\#(String(repeating: "隐", count: 200))"}"#.utf8)
                let sequence = [SentEvent("1").bytes, large, Array(" [1]".utf8), SentEvent("2").bytes]
                try await producer.publish(contentsOf: sequence) { outcome in
                    switch outcome {
                    case .success(let reply): outcomes.append("\(reply.status)")
                    case .failure(let error): outcomes.append("\(error.code)")
                    }
                }
                #expect(outcomes == ["200", "tooLarge", "notOneEvent", "200"])
                #expect(await node.ids == ["1", "2"])
                await #expect(throws: ProducerError.self) { try await producer.publish(contentsOf: sequence) }
                await #expect(throws: ProducerError.self) { try await producer.publish(large) }
            }
        }
    }

    @Test("what is no JSON is the node's to refuse, and takes nothing with it")
    func noJSON() async throws {
        let script: StandInNode.Script = { $0.ids == [""] ? .text(#"{"status":400,"code":"invalid-json"}"#) : .accept }
        try await withNode(script) { node, endpoint in
            try await withProducer(endpoint) { producer in
                let odd = [#"{"id":"#, "", #"{"id":"1","id":"2"}"#].map { Array($0.utf8) }
                let sequence = events(0..<3, sources: 3).map(\.bytes) + odd + events(3..<6, sources: 3).map(\.bytes)
                let replies = try await producer.publish(contentsOf: sequence)
                #expect(replies.map(\.status) == [200, 200, 200, 400, 400, 400, 200, 200, 200])
                #expect(await node.deliveries.map(\.events.count) == [3, 1, 1, 1, 3])
            }
        }
    }

    @Test("10,000 events of 100 sources, from tasks and from a sequence")
    func many() async throws {
        try await withNode { node, endpoint in
            try await withProducer(endpoint) { producer in
                let tasks = events(0..<5_000, sources: 100).map { producer.start($0) }
                let replies = try await producer.publish(
                    contentsOf: events(5_000..<10_000, sources: 100).map(\.bytes))
                #expect(replies.allSatisfy { $0.status == 200 })
                for task in tasks { #expect(await task.reply?.status == 200) }
                let state = await producer.state
                #expect(state.sent == 10_000 && state.retried == 0 && state.reconnects == 0)
                #expect(state.replies == [200: 10_000] && state.inFlight == 0 && state.waiting == 0)
                #expect(state.endpoint == endpoint && state.lastFailure == nil)
                #expect(await node.mostUnderWay <= 1_000)
            }
        }
    }
}
