import Testing
import ZeroMQ

@Suite("CURVE", .timeLimit(.minutes(5)))
struct CurveTests {
    private let server: CurveKeyPair
    private let client: CurveKeyPair

    init() throws {
        server = try Curve.generateKeyPair()
        client = try Curve.generateKeyPair()
    }

    private func serverOptions(domain: String? = nil) -> SocketOptions {
        SocketOptions { $0.security = .curveServer(secretKey: server.secretKey, zapDomain: domain) }
    }

    private func clientOptions(serverKey: CurvePublicKey) -> SocketOptions {
        SocketOptions { $0.security = .curveClient(serverKey: serverKey, keyPair: client) }
    }

    @Test("key pairs are text, differ, and follow from the secret key")
    func keys() throws {
        #expect(server.publicKey.z85.utf8.count == 40)
        #expect(server.secretKey.z85.utf8.count == 40)
        #expect(server.publicKey != client.publicKey)
        #expect(try CurvePublicKey(z85: server.publicKey.z85) == server.publicKey)
        let again = try CurveKeyPair(secretKey: try CurveSecretKey(z85: server.secretKey.z85))
        #expect(again.publicKey == server.publicKey)
    }

    @Test(
        "text that is not a key",
        arguments: [
            "", "short", String(repeating: "a", count: 39), String(repeating: "a", count: 41),
            String(repeating: "~", count: 40), String(repeating: "\0", count: 40), String(repeating: "督", count: 40),
        ])
    func invalid(text: String) {
        #expect(code { () throws(ZeroMQError) in _ = try CurvePublicKey(z85: text) } == .invalidKey)
        #expect(code { () throws(ZeroMQError) in _ = try CurveSecretKey(z85: text) } == .invalidKey)
    }

    @Test("a secret key is not shown")
    func secrecy() {
        var dumped = ""
        dump(server, to: &dumped)
        #expect(!dumped.contains(server.secretKey.z85))
        #expect(!"\(server) \(server.secretKey) \(serverOptions())".contains(server.secretKey.z85))
    }

    /// Without a ZAP domain the server takes any client that knows its public key.
    @Test("a client with the right server key is answered")
    func rightKey() throws {
        try withContext { context in
            let router = try Socket(.router, in: context, options: serverOptions())
            let dealer = try Socket(.dealer, in: context, options: clientOptions(serverKey: server.publicKey))
            try dealer.connect(try router.bind("tcp://127.0.0.1:*"))
            #expect(try dealer.send(Message("secret")) == .queued)
            let message = try router.next()
            #expect(message.texts.last == "secret")
            #expect(message.userID == nil)
            #expect(try router.send(message) == .queued)
            #expect(try dealer.next().texts == ["secret"])
        }
    }

    @Test("a client with the wrong server key, or with none, is not heard", arguments: [true, false])
    func wrongKey(encrypts: Bool) throws {
        try withContext { context in
            let router = try Socket(.router, in: context, options: serverOptions())
            let monitor = try router.monitor()
            let options = encrypts ? clientOptions(serverKey: client.publicKey) : SocketOptions()
            let dealer = try Socket(.dealer, in: context, options: options)
            try dealer.connect(try router.bind("tcp://127.0.0.1:*"))
            _ = try dealer.send(Message("let me in"))
            try monitor.wait(for: .handshakeFailed)
            #expect(try router.receive() == nil)
            withExtendedLifetime(dealer) {}
        }
    }

    @Test("with a ZAP domain and no handler nobody is let in")
    func failsClosed() throws {
        try withContext { context in
            let router = try Socket(.router, in: context, options: serverOptions(domain: "duban"))
            let monitor = try router.monitor()
            let dealer = try Socket(.dealer, in: context, options: clientOptions(serverKey: server.publicKey))
            try dealer.connect(try router.bind("tcp://127.0.0.1:*"))
            _ = try dealer.send(Message("let me in"))
            try monitor.wait(for: .handshakeFailed)
            #expect(try router.receive() == nil)
            withExtendedLifetime(dealer) {}
        }
    }

    /// The handler is asked in the form of RFC 27: version, request id, domain, address, identity, mechanism, key.
    @Test("a ZAP handler says who the client is, or that it may not come in", arguments: [true, false])
    func authentication(allowed: Bool) throws {
        try withContext { context in
            let handler = try Socket(.rep, in: context)
            try handler.bind("inproc://zeromq.zap.01")
            let router = try Socket(.router, in: context, options: serverOptions(domain: "duban"))
            let monitor = try router.monitor()
            let dealer = try Socket(.dealer, in: context, options: clientOptions(serverKey: server.publicKey))
            try dealer.connect(try router.bind("tcp://127.0.0.1:*"))
            _ = try dealer.send(Message("hello"))

            let request = try handler.next()
            #expect(request.texts[2] == "duban")
            #expect(request.texts[5] == "CURVE")
            #expect(request.frames[6].count == 32)
            let id = request.texts[1]
            _ = try handler.send(Message("1.0", id, allowed ? "200" : "400", "", allowed ? "gateway-7" : "", ""))
            if allowed {
                #expect(try router.next().userID == "gateway-7")
            } else {
                try monitor.wait(for: .handshakeFailed)
                #expect(try router.receive() == nil)
            }
            withExtendedLifetime(dealer) {}
        }
    }

    @Test("an empty ZAP domain is refused, since libzmq would take it for none")
    func emptyDomain() throws {
        try withContext { context in
            let options = serverOptions(domain: "")
            #expect(
                code { () throws(ZeroMQError) in _ = try Socket(.router, in: context, options: options) }
                    == .invalidOption)
        }
    }
}
