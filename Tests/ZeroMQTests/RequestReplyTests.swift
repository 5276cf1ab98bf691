import Testing
import ZeroMQ

@Suite("Request and reply", .timeLimit(.minutes(15)))
struct RequestReplyTests {
    @Test("a REQ gets the reply of a ROUTER")
    func roundTrip() throws {
        try withContext { context in
            let router = try Socket(.router, in: context)
            let client = try Socket(.req, in: context, options: .client)
            try client.connect(try router.bind("tcp://127.0.0.1:*"))

            #expect(try client.send(Message("ping"), timeout: patience) == .queued)
            let request = try router.next()
            #expect(request.texts.dropFirst() == ["", "ping"])
            #expect(request.peerAddress == "127.0.0.1")
            #expect(request.userID == nil)

            #expect(try router.send(Message([request.frames[0], [], Array("pong".utf8)])) == .queued)
            #expect(try client.next().texts == ["pong"])
        }
    }

    @Test("a DEALER has many requests in flight and gets the replies in order")
    func pipelining() throws {
        try withContext { context in
            let router = try Socket(.router, in: context)
            let dealer = try Socket(.dealer, in: context, options: .client)
            try dealer.connect(try router.bind("tcp://127.0.0.1:*"))

            let numbers = (0..<500).map(String.init)
            for number in numbers {
                #expect(try dealer.send(Message("", number)) == .queued)
            }
            for _ in numbers {
                let request = try router.next()
                #expect(try router.send(request) == .queued)
            }
            let replies = try numbers.map { _ in try dealer.next().texts[1] }
            #expect(replies == numbers)
        }
    }

    @Test("a message for nobody is reported, and the others are still answered")
    func unreachable() throws {
        try withContext { context in
            let router = try Socket(.router, in: context)
            let dealer = try Socket(.dealer, in: context, options: .client)
            try dealer.connect(try router.bind("tcp://127.0.0.1:*"))
            _ = try dealer.send(Message("hello"))
            let hello = try router.next()

            #expect(try router.send(Message("nobody", "", "lost")) == .unreachable)
            #expect(try router.send(hello) == .queued)
            #expect(try dealer.next().texts == ["hello"])
        }
    }

    @Test("a message for a peer that has gone is reported")
    func gone() throws {
        try withContext { context in
            let router = try Socket(.router, in: context)
            let dealer = try Socket(.dealer, in: context, options: .client)
            let monitor = try router.monitor()
            try dealer.connect(try router.bind("tcp://127.0.0.1:*"))
            _ = try dealer.send(Message("hello"))
            let hello = try router.next()

            dealer.close()
            try monitor.wait(for: .disconnected)
            let deadline = ContinuousClock.now + patience
            var outcome = SendOutcome.queued
            while outcome != .unreachable, .now < deadline {
                outcome = try router.send(hello)
                #expect(try router.receive() == nil)
            }
            #expect(outcome == .unreachable)
        }
    }

    @Test("a peer that does not read is reported as full, and the others are still answered")
    func full() throws {
        try withContext { context in
            let router = try Socket(.router, in: context, options: SocketOptions { $0.sendHighWater = 4 })
            let lazy = try Socket(.dealer, in: context, options: SocketOptions { $0.receiveHighWater = 4 })
            let eager = try Socket(.dealer, in: context)
            let endpoint = try router.bind("tcp://127.0.0.1:*")
            try lazy.connect(endpoint)
            _ = try lazy.send(Message("lazy"))
            let routingID = try router.next().frames[0]
            try eager.connect(endpoint)
            _ = try eager.send(Message("eager"))
            let hello = try router.next()

            let large = Message([routingID, [UInt8](repeating: 1, count: 1 << 20)])
            var outcomes: Set<SendOutcome> = []
            for _ in 0..<200 {
                outcomes.insert(try router.send(large))
            }
            #expect(outcomes == [.queued, .full])
            #expect(try router.send(hello) == .queued)
            #expect(try eager.next().texts == ["eager"])
            withExtendedLifetime(lazy) {}
        }
    }

    @Test("a REQ out of turn")
    func outOfTurn() throws {
        try withContext { context in
            let client = try Socket(.req, in: context)
            try client.connect("inproc://nobody")
            #expect(code { () throws(ZeroMQError) in _ = try client.receive() } == .wrongState)
        }
    }
}
