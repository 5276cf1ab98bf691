import Testing
import ZeroMQ

@Suite("CURVE", .timeLimit(.minutes(15)))
struct CurveTests {
    private let server: CurveKeyPair
    private let client: CurveKeyPair

    init() throws {
        server = try Curve.generateKeyPair()
        client = try Curve.generateKeyPair()
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
        let options = clientOptions(serverKey: server.publicKey)
        #expect(!"\(server) \(server.secretKey) \(options)".contains(client.secretKey.z85))
    }
}
