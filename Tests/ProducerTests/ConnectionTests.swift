import EventJSON
import Producer
import Testing
import ZeroMQ

@Suite("Connections", .timeLimit(.minutes(15)))
struct ConnectionTests {
    @Test("a node that says nothing is given up, and the next endpoint gets everything in order")
    func silence() async throws {
        try await withNode({ _ in .silence }) { mute, first in
            try await withNode { node, second in
                let clock = ManualClock()
                try await withProducer(first, second, clock: clock, batchSize: 4) { producer in
                    let events = events(0..<10, sources: 2)
                    async let replies = producer.publish(contentsOf: events.map(\.bytes))
                    await mute.receive(events: 4)
                    await clock.reach(.seconds(10))
                    await clock.reach(.seconds(10) + .milliseconds(50))
                    let statuses = try await replies.map(\.status)
                    #expect(statuses == events.map { _ in 200 })
                    #expect(await node.accepted == events)
                    let state = await producer.state
                    #expect(state.endpoint == second && state.reconnects == 1 && state.retried == 4)
                    #expect(state.lastFailure == "no reply for 10.0 seconds")
                }
            }
        }
    }

    @Test("after the last endpoint the first is tried again")
    func rotation() async throws {
        try await withNode({ $0.number == 1 ? .silence : .accept }) { node, first in
            let clock = ManualClock()
            let nobody = try unusedEndpoint()
            try await withProducer(first, nobody, clock: clock) { producer in
                let task = producer.start(SentEvent("1"))
                await node.receive(events: 1)
                await clock.reach(.seconds(10))
                await clock.reach(.seconds(10) + .milliseconds(50))
                await clock.reach(.seconds(10) + .milliseconds(150))
                #expect(await task.reply?.status == 200)
                #expect(await node.ids == ["1", "1"])
                #expect(await producer.state.lastFailure == "nobody listens there")
            }
        }
    }

    @Test(
        "what is no sensible reply costs the node the connection",
        arguments: [
            StandInNode.Answer.text("OK"), .text(#"{"status":200,"source":"/offices/140403-safety","id":"other"}"#),
            .text(#"{"status":200,"source":"/offices/other","id":"1"}"#), .text("[]"), .frames([[1], [2]]),
        ])
    func garbage(answer: StandInNode.Answer) async throws {
        try await withNode({ $0.number == 1 ? answer : .accept }) { node, endpoint in
            let clock = ManualClock()
            try await withProducer(endpoint, clock: clock) { producer in
                let task = producer.start(SentEvent("1"))
                await clock.reach(.milliseconds(50))
                #expect(await task.reply?.status == 200)
                #expect(await node.ids == ["1", "1"])
                #expect(await producer.state.lastFailure == "a reply did not fit its request")
            }
        }
    }

    @Test("a late reply over an abandoned connection is nobody's")
    func lateReply() async throws {
        try await withNode({ $0.number == 1 ? .hold : .accept }) { slow, endpoint in
            let clock = ManualClock()
            try await withProducer(endpoint, clock: clock) { producer in
                let late = producer.start(SentEvent("1"))
                await slow.receive(events: 1)
                await clock.reach(.seconds(10))
                await producer.reaches { $0.reconnects == 1 }
                await slow.release()
                await clock.reach(.seconds(10) + .milliseconds(50))
                // The node had accepted it, so the answer can only be that to the second attempt.
                #expect(await late.reply?.status == 208)
                let last = try await producer.publish(SentEvent("2").bytes)
                #expect(last.status == 200)
                #expect(await producer.state.reconnects == 1)
            }
        }
    }

    @Test("a node that dies is noticed at once, and found again when it is back")
    func restart() async throws {
        let dying = try StandInNode { _ in .silence }
        let endpoint = try await dying.start()
        let clock = ManualClock()
        try await withProducer(endpoint, clock: clock) { producer in
            let events = events(0..<5)
            async let replies = producer.publish(contentsOf: events.map(\.bytes))
            await dying.receive(events: 5)
            await dying.stop()
            await producer.reaches { $0.reconnects == 1 }
            #expect(await producer.state.lastFailure == "the connection broke")
            await clock.reach(.milliseconds(50))
            await producer.reaches { $0.reconnects == 2 }
            #expect(await producer.state.lastFailure == "nobody listens there")
            let back = try StandInNode()
            _ = try await back.start(at: endpoint)
            await clock.reach(.milliseconds(150))
            let statuses = try await replies.map(\.status)
            #expect(statuses == events.map { _ in 200 })
            #expect(await back.accepted == events)
            await back.stop()
        }
    }

    @Test("a node that dies while nothing is in flight costs nothing")
    func idleLoss() async throws {
        let first = try StandInNode()
        try await withNode { second, secondEndpoint in
            let clock = ManualClock()
            try await withProducer(try await first.start(), secondEndpoint, clock: clock) { producer in
                let last = try await producer.publish(SentEvent("1").bytes)
                #expect(last.status == 200)
                await first.stop()
                await producer.reaches { $0.reconnects == 1 }
                let task = producer.start(SentEvent("2"))
                await clock.reach(.milliseconds(50))
                #expect(await task.reply?.status == 200)
                #expect(await second.ids == ["2"])
                #expect(await producer.state.retried == 0)
            }
        }
    }

    @Test("an endpoint that makes no sense ends the producer rather than being tried for ever")
    func malformed() async throws {
        try await withProducer("nonsense") { producer in
            let error = await producer.start(SentEvent("1")).value.failure
            #expect(error?.code == .socket && error?.isRetriable == false)
            let next = await producer.start(SentEvent("2")).value.failure
            #expect(next == error)
        }
    }

    @Test("with CURVE, but not with the wrong key at either end, and says which")
    func curve() async throws {
        let (server, client, stranger) = (
            try Curve.generateKeyPair(), try Curve.generateKeyPair(), try Curve.generateKeyPair()
        )
        let lock = StandInNode.Lock(keys: server, admitted: [client.publicKey])
        try await withNode(lock: lock) { node, endpoint in
            for (key, keyPair, failure) in [
                (server, client, nil), (stranger, client, HandshakeFailure.disagreement),
                (server, stranger, .keyRefused),
            ] {
                let change = { (configuration: inout ProducerConfiguration) in
                    configuration.security = .curveClient(serverKey: key.publicKey, keyPair: keyPair)
                }
                try await withProducer(endpoint, change: change) { producer in
                    let task = producer.start(SentEvent("1"))
                    if failure == nil {
                        #expect(await task.reply?.status == 200)
                    } else {
                        await producer.reaches { $0.reconnects == 1 }
                        task.cancel()
                    }
                    #expect(await producer.state.handshakeFailure == failure)
                }
            }
            #expect(await node.ids == ["1"])
        }
    }
}
