import Testing
import ZeroMQ

/// A reader that may not see everything has a PUB of its own, since an XPUB in manual mode is not safe with libzmq 4.3.4.
/// See ``SocketKind/xpub``.
@Suite("An endpoint of its own for each reader", .timeLimit(.minutes(15)))
struct OwnEndpointTests {
    private let server: CurveKeyPair
    private let one: CurveKeyPair
    private let other: CurveKeyPair

    init() throws {
        server = try Curve.generateKeyPair()
        one = try Curve.generateKeyPair()
        other = try Curve.generateKeyPair()
    }

    private func withEndpoints(
        _ body: (Context, (one: Socket, other: Socket), (one: String, other: String)) throws -> Void
    ) async throws {
        let keys = ["one": one.publicKey, "other": other.publicKey]
        try await withAuthenticator(admits: { keys[$0.domain] == $0.key }) { context, authenticator in
            let sockets = try ["one", "other"].map { domain in
                try Socket(.pub, in: context, options: .server(server, authenticator, domain: domain))
            }
            let endpoints = try sockets.map { socket throws(ZeroMQError) in try socket.bind("tcp://127.0.0.1:*") }
            try body(context, (sockets[0], sockets[1]), (endpoints[0], endpoints[1]))
        }
    }

    private func subscriber(_ keys: CurveKeyPair, at endpoint: String, in context: Context) throws -> (Socket, Socket) {
        let subscriber = try Socket(.sub, in: context, options: .client(keys, of: server.publicKey))
        try subscriber.subscribe("")
        let monitor = try subscriber.monitor()
        try subscriber.connect(endpoint)
        return (subscriber, monitor)
    }

    /// Publishes until the subscriber has something, since a PUB does not tell when a subscription has arrived.
    private func publish(_ text: String, on publisher: Socket, until subscriber: Socket) throws {
        for _ in 0..<1_000 {
            _ = try publisher.send(Message(text))
            if let message = try subscriber.receive(timeout: .milliseconds(20)) {
                #expect(message.texts == [text])
                return
            }
        }
        Issue.record("nothing received")
    }

    @Test("only its reader gets what is published there, whatever the others subscribe to")
    func apart() async throws {
        try await withEndpoints { context, publishers, endpoints in
            let (reader, _) = try subscriber(one, at: endpoints.one, in: context)
            let (intruder, refusals) = try subscriber(other, at: endpoints.one, in: context)
            try refusals.wait(for: .handshakeRefused)
            try publish("secret", on: publishers.one, until: reader)
            #expect(try intruder.receive() == nil)
            intruder.close()
        }
    }

    @Test("closing it breaks off its reader and disturbs no other")
    func revoked() async throws {
        try await withEndpoints { context, publishers, endpoints in
            let (revoked, changes) = try subscriber(one, at: endpoints.one, in: context)
            let (reader, events) = try subscriber(other, at: endpoints.other, in: context)
            try publish("before", on: publishers.one, until: revoked)
            try publish("before", on: publishers.other, until: reader)
            publishers.one.close()
            try changes.wait(for: .disconnected)
            while let message = try reader.receive() { #expect(message.texts == ["before"]) }
            _ = try publishers.other.send(Message("after"))
            #expect(try reader.next().texts == ["after"])
            while let message = try events.receive() {
                #expect(SocketEvent(message)?.kind != .disconnected)
            }
            revoked.close()
        }
    }

    @Test("what a peer writes that is no subscription, or one too many, does no harm")
    func garbage() async throws {
        try await withEndpoints { context, publishers, endpoints in
            let (reader, _) = try subscriber(one, at: endpoints.one, in: context)
            let raw = try Socket(.xsub, in: context, options: .client(one, of: server.publicKey))
            try raw.connect(endpoints.one)
            for _ in 0..<100 {
                for frames: [[UInt8]] in [[[7, 7]], [[]], [[0, 9]], [[1, 9], [2], [1]], [[1]], [[1]], [[0]]] {
                    _ = try raw.send(Message(frames), timeout: patience)
                }
            }
            try publish("news", on: publishers.one, until: reader)
            raw.close()
            try publish("news", on: publishers.one, until: reader)
        }
    }
}
