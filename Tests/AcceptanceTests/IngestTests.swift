import EventJSON
import Foundation
import Testing
import ZeroMQ

/// What comes in, well formed or not.
@Suite struct IngestTests {
    private let folder = Folder()
    private let clock = "manual:2024-01-05T09:00:00+08:00"

    @Test("a thousand requests in flight are answered in their order")
    func pipelined() throws {
        let node = try RunningNode(data: folder, clock: clock)
        let client = try node.client("ingest")
        for number in 1...1_000 { try client.send(Samples.hazardFound("HZ-\(number)").bytes) }
        for number in 1...1_000 {
            let reply = try client.receive()
            #expect(reply["status"]?.integer == 200)
            #expect(reply["id"]?.string == "found-HZ-\(number)")
        }
    }

    @Test("a batch is answered by an array, each event on its own")
    func batch() throws {
        let node = try RunningNode(data: folder, clock: clock)
        let good = Samples.hazardFound("HZ-1").text
        let body = "[\(good), {\"a\":1,\"a\":2}, 3, \(good), \(Samples.hazardFound("HZ-2").text)]"
        let client = try node.client("ingest")
        try client.send(Array(body.utf8))
        let replies = try #require(try client.receive().array)
        #expect(replies.map { $0["status"]?.integer } == [200, 400, 400, 208, 200])
        #expect(try client.ask([]) == [])
    }

    @Test("garbage leaves the node answering others")
    func garbage() throws {
        let node = try RunningNode(data: folder, clock: clock)
        let client = try node.client("ingest")
        for frames in [
            [[]], [[], []], [[], [0xFF, 0x00]], [[1], [2], [3]], [[], Array("{".utf8)], [[], Array("[1,".utf8)],
        ] {
            try client.send(frames)
            #expect(try client.receive()["status"]?.integer == 400)
        }
        try client.send(Array(repeating: UInt8(ascii: " "), count: 2 << 20))
        let reply = try client.receive()
        #expect(reply["status"]?.integer == 413)
        #expect(reply["code"]?.string == "too-large")
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-1")) == 200)
    }

    @Test("a batch of more than a thousand is too large")
    func largeBatch() throws {
        let node = try RunningNode(data: folder, clock: clock)
        let reply = try node.client("ingest").ask(.array((0...1_000).map(Samples.unknown)))
        #expect(reply["status"]?.integer == 413)
    }

    @Test("a frame that libzmq refuses costs only its sender the connection")
    func hugeFrame() throws {
        let node = try RunningNode(data: folder, clock: clock)
        let offender = try node.client("ingest")
        try offender.send(Array(repeating: 0, count: 40 << 20))
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-1")) == 200)
    }

    @Test("ten thousand events of an unknown type are ten thousand dead letters, and nothing else")
    func unknownTypes() throws {
        let node = try RunningNode(data: folder, clock: clock)
        let client = try node.client("ingest")
        for start in stride(from: 0, to: 10_000, by: 1_000) {
            try client.send(JSONValue.array((start..<start + 1_000).map(Samples.unknown)).bytes)
        }
        for _ in 0..<10 {
            let replies = try #require(try client.receive().array)
            #expect(replies.allSatisfy { $0["code"]?.string == "unknown-type" })
        }
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-1")) == 200)
        let status = try node.client("query").ask(["ask": "status"])["ok"]
        #expect(status?["deadLetters"]?.integer == 10_000)
    }

    @Test("a retry is known after a restart, and a different event under its id is a conflict")
    func retries() throws {
        let event = Samples.hazardFound("HZ-1")
        let first = try RunningNode(data: folder, clock: clock)
        #expect(try first.client("ingest").publish(event) == 200)
        first.stop(SIGKILL)
        let second = try RunningNode(data: folder, clock: clock)
        #expect(try second.client("ingest").publish(event) == 208)
        #expect(try second.client("ingest").publish(Samples.hazardFound("HZ-1", level: "major")) == 409)
    }

    @Test("what is sent to the feed, or published by an office, is in the log")
    func feed() throws {
        let context = try Context()
        defer { context.terminate() }
        let office = try Socket(.xpub, in: context)
        defer { office.close() }
        let endpoint = try office.bind("tcp://127.0.0.1:*")
        let node = try RunningNode(data: folder, clock: clock, arguments: ["--subscribe", endpoint])
        // The subscription has come: from now on nothing published is lost.
        try #require(try office.receive(timeout: .seconds(20)) != nil)
        _ = try office.send([Array("any-topic".utf8), Samples.hazardFound("HZ-1").bytes])

        let gateway = try Socket(.push, in: context)
        defer { gateway.close() }
        try gateway.connect(try #require(node.endpoints["feed"]))
        _ = try gateway.send([Samples.hazardFound("HZ-2").bytes], timeout: .seconds(20))
        _ = try gateway.send([Samples.unknown(1).bytes], timeout: .seconds(20))

        let tail = try TailClient(node)
        try tail.wait(for: 3)
        let hazards = try node.client("query").ask(["ask": "hazards"])["ok"]?.array
        #expect(hazards?.compactMap { $0["hazard"]?.string } == ["HZ-1", "HZ-2"])
        #expect(try node.client("query").ask(["ask": "dead-letters"])["ok"]?.array?.count == 1)
    }
}
