import Testing
import ZeroMQ

@Suite("Publish and subscribe", .timeLimit(.minutes(15)))
struct PublishTests {
    @Test("a subscriber gets what begins with its prefix")
    func prefix() throws {
        try withContext { context in
            let publisher = try Socket(.xpub, in: context)
            let subscriber = try Socket(.sub, in: context)
            try subscriber.connect(try publisher.bind("tcp://127.0.0.1:*"))
            try subscriber.subscribe("escalation.1404")
            #expect(try publisher.next().frames == [[1] + Array("escalation.1404".utf8)])

            for topic in ["hazard-found.140403", "escalation.150000", "escalation.140400", "escalation.140403"] {
                #expect(try publisher.send(Message(topic, "{}", "body")) == .queued)
            }
            #expect(try subscriber.next().texts == ["escalation.140400", "{}", "body"])
            #expect(try subscriber.next().texts == ["escalation.140403", "{}", "body"])
        }
    }

    @Test("an XPUB is told of subscriptions that end")
    func unsubscribe() throws {
        try withContext { context in
            let publisher = try Socket(.xpub, in: context)
            let subscriber = try Socket(.sub, in: context)
            try subscriber.connect(try publisher.bind("tcp://127.0.0.1:*"))
            try subscriber.subscribe("")
            #expect(try publisher.next().frames == [[1]])
            try subscriber.unsubscribe("")
            #expect(try publisher.next().frames == [[0]])
        }
    }

    @Test("an XPUB is told of each prefix once, or of every subscription", arguments: [false, true])
    func verbose(everyone: Bool) throws {
        try withContext { context in
            let publisher = try Socket(
                .xpub, in: context, options: SocketOptions { $0.reportsEverySubscription = everyone })
            let endpoint = try publisher.bind("tcp://127.0.0.1:*")
            var subscribers: [Socket] = []
            for topic in ["same", "same", "other"] {
                let subscriber = try Socket(.sub, in: context)
                try subscriber.subscribe(topic)
                let monitor = try subscriber.monitor()
                try subscriber.connect(endpoint)
                try monitor.wait(for: .handshakeSucceeded)
                subscribers.append(subscriber)
            }
            var prefixes: [String] = []
            while prefixes.last != "other" {
                prefixes.append(String(decoding: try publisher.next().frames[0].dropFirst(), as: UTF8.self))
            }
            #expect(prefixes.contains("same"))
            if !everyone { #expect(prefixes.count { $0 == "same" } == 1) }
            withExtendedLifetime(subscribers) {}
        }
    }

    /// The second case shows that the subscriber is slow enough for the first to mean something.
    @Test(
        "a slow subscriber loses messages and slows nobody, unless that is asked for",
        arguments: zip([true, false], [[SendOutcome.queued], [.queued, .full]]))
    func slow(drops: Bool, expected: Set<SendOutcome>) throws {
        try withContext { context in
            let options = SocketOptions {
                $0.dropsForSlowSubscribers = drops
                $0.sendHighWater = 50
                $0.receiveHighWater = 4
            }
            let publisher = try Socket(.xpub, in: context, options: options)
            let endpoint = try publisher.bind("tcp://127.0.0.1:*")
            let slow = try Socket(.sub, in: context, options: options)
            let fast = try Socket(.sub, in: context, options: options)
            for (subscriber, topic) in [(slow, "t"), (fast, "to")] {
                try subscriber.connect(endpoint)
                try subscriber.subscribe(topic)
                _ = try publisher.next()
            }

            let body = [UInt8](repeating: 1, count: 256 << 10)
            var outcomes: Set<SendOutcome> = []
            for _ in 0..<400 {
                // While sending libzmq looks only once in a millisecond whether a queue has room again; here it does.
                #expect(try publisher.receive() == nil)
                let outcome = try publisher.send(Message([Array("topic".utf8), body]))
                outcomes.insert(outcome)
                if outcome == .queued { #expect(try fast.next().frames.count == 2) }
            }
            #expect(outcomes == expected)
            withExtendedLifetime(slow) {}
        }
    }

    @Test("only a SUB subscribes")
    func kinds() throws {
        try withContext { context in
            let socket = try Socket(.pull, in: context)
            #expect(code { () throws(ZeroMQError) in try socket.subscribe("") } == .notSupported)
            #expect(code { () throws(ZeroMQError) in _ = try socket.send(Message("a")) } == .notSupported)
        }
    }
}
