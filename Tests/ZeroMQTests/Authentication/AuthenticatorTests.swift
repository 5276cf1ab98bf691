import Testing
import ZeroMQ

@Suite("Authenticator", .timeLimit(.minutes(15)))
struct AuthenticatorTests {
    private let server: CurveKeyPair
    private let client: CurveKeyPair

    init() throws {
        server = try Curve.generateKeyPair()
        client = try Curve.generateKeyPair()
    }

    @Test("an admitted client is heard, and its key is on each of its messages")
    func admitted() async throws {
        let doorman = Doorman(client.publicKey)
        try await withAuthenticator(admits: doorman.admits) { context, authenticator in
            let router = try Socket(.router, in: context, options: .server(server, authenticator, domain: "ingest"))
            let dealer = try Socket(.dealer, in: context, options: .client(client, of: server.publicKey))
            try dealer.connect(try router.bind("tcp://127.0.0.1:*"))
            for text in ["one", "two"] {
                #expect(try dealer.send(Message(text, "more")) == .queued)
                let message = try router.next()
                #expect(message.texts.suffix(2) == [text, "more"])
                #expect(message.userID == client.publicKey.z85)
                #expect(try router.send(message) == .queued)
                #expect(try dealer.next().texts == [text, "more"])
            }
            #expect(
                doorman.requests == [ZAPRequest(domain: "ingest", address: "127.0.0.1", key: client.publicKey)])
            #expect(authenticator.counts == HandshakeCounts(admitted: 1, refused: 0))
        }
    }

    @Test("a client that is not admitted is told so, and not heard")
    func refused() async throws {
        let doorman = Doorman(server.publicKey)
        try await withAuthenticator(admits: doorman.admits) { context, authenticator in
            let router = try Socket(.router, in: context, options: .server(server, authenticator, domain: "ingest"))
            let dealer = try Socket(.dealer, in: context, options: .client(client, of: server.publicKey))
            let (inside, outside) = (try router.monitor(), try dealer.monitor())
            try dealer.connect(try router.bind("tcp://127.0.0.1:*"))
            _ = try dealer.send(Message("let me in"))
            try inside.wait(for: .handshakeRefused)
            try outside.wait(for: .handshakeRefused)
            #expect(try router.receive() == nil)
            #expect(authenticator.counts.refused > 0 && authenticator.counts.admitted == 0)
        }
    }

    @Test("a client with the wrong server key, or without CURVE, does not get so far as to be asked about")
    func failed() async throws {
        let doorman = Doorman(client.publicKey)
        try await withAuthenticator(admits: doorman.admits) { context, authenticator in
            for options in [.client(client, of: client.publicKey), SocketOptions()] {
                let router = try Socket(.router, in: context, options: .server(server, authenticator, domain: "ingest"))
                let monitor = try router.monitor()
                let dealer = try Socket(.dealer, in: context, options: options)
                try dealer.connect(try router.bind("tcp://127.0.0.1:*"))
                _ = try dealer.send(Message("let me in"))
                try monitor.wait(for: .handshakeFailed)
                #expect(try router.receive() == nil)
                dealer.close()
            }
            #expect(doorman.requests.isEmpty)
        }
    }

    @Test("a client may come in as soon as it is admitted, and no more once it is revoked")
    func changing() async throws {
        let doorman = Doorman()
        try await withAuthenticator(admits: doorman.admits) { context, authenticator in
            let pull = try Socket(.pull, in: context, options: .server(server, authenticator, domain: "feed"))
            let endpoint = try pull.bind("tcp://127.0.0.1:*")
            for (isAdmitted, event) in [
                (false, SocketEvent.Kind.handshakeRefused), (true, .handshakeSucceeded), (false, .handshakeRefused),
            ] {
                if isAdmitted { doorman.admit(client.publicKey) } else { doorman.revoke(client.publicKey) }
                let push = try Socket(.push, in: context, options: .client(client, of: server.publicKey))
                let monitor = try push.monitor()
                try push.connect(endpoint)
                try monitor.wait(for: event)
            }
        }
    }

    @Test("one that is connected already still bears its key, so that its messages can be judged")
    func connected() async throws {
        let doorman = Doorman(client.publicKey)
        try await withAuthenticator(admits: doorman.admits) { context, authenticator in
            let pull = try Socket(.pull, in: context, options: .server(server, authenticator, domain: "feed"))
            let push = try Socket(.push, in: context, options: .client(client, of: server.publicKey))
            try push.connect(try pull.bind("tcp://127.0.0.1:*"))
            _ = try push.send(Message("before"), timeout: patience)
            #expect(try pull.next().userID == client.publicKey.z85)
            doorman.revoke(client.publicKey)
            _ = try push.send(Message("after"), timeout: patience)
            #expect(try pull.next().userID == client.publicKey.z85)
        }
    }

    @Test("of many clients at once each has its own key")
    func many() async throws {
        try await withAuthenticator(admits: { _ in true }) { context, authenticator in
            let pull = try Socket(.pull, in: context, options: .server(server, authenticator, domain: "feed"))
            let endpoint = try pull.bind("tcp://127.0.0.1:*")
            let clients = try (0..<20).map { _ in
                let keys = try Curve.generateKeyPair()
                let push = try Socket(.push, in: context, options: .client(keys, of: server.publicKey))
                try push.connect(endpoint)
                return (keys, push)
            }
            for (keys, push) in clients {
                #expect(try push.send(Message(keys.publicKey.z85), timeout: patience) == .queued)
            }
            for _ in clients {
                let message = try pull.next()
                #expect(message.userID == message.texts[0])
            }
            #expect(authenticator.counts.admitted == clients.count)
        }
    }

    @Test("sockets of a context are told apart by their domain")
    func domains() async throws {
        try await withAuthenticator(admits: { $0.domain == "query" }) { context, authenticator in
            for (domain, event) in [("query", SocketEvent.Kind.handshakeSucceeded), ("tail", .handshakeRefused)] {
                let router = try Socket(.router, in: context, options: .server(server, authenticator, domain: domain))
                let monitor = try router.monitor()
                let dealer = try Socket(.dealer, in: context, options: .client(client, of: server.publicKey))
                try dealer.connect(try router.bind("tcp://127.0.0.1:*"))
                try monitor.wait(for: event)
                dealer.close()
            }
        }
    }

    @Test("once it is stopped nobody is let in, and stopping again does nothing")
    func stopped() async throws {
        try await withAuthenticator(admits: { _ in true }) { context, authenticator in
            let router = try Socket(.router, in: context, options: .server(server, authenticator, domain: "ingest"))
            let monitor = try router.monitor()
            await authenticator.stop()
            let dealer = try Socket(.dealer, in: context, options: .client(client, of: server.publicKey))
            try dealer.connect(try router.bind("tcp://127.0.0.1:*"))
            _ = try dealer.send(Message("let me in"))
            try monitor.wait(for: .handshakeFailed)
            #expect(try router.receive() == nil)
            dealer.close()
        }
    }

    @Test("a context has one")
    func second() async throws {
        try await withAuthenticator(admits: { _ in true }) { context, _ in
            let error = await #expect(throws: ZeroMQError.self) {
                _ = try await Authenticator(in: context) { _ in true }
            }
            #expect(error?.code == .addressInUse)
        }
    }
}
