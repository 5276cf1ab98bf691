import Testing
import ZeroMQ

/// Asks the handler in libzmq's stead. Source: RFC 27 (ZAP).
@Suite("ZAP handler", .timeLimit(.minutes(15)))
struct ZAPTests {
    private static let key = [UInt8](1...32)

    /// Version, request id, domain, address, routing id, mechanism, credentials.
    private static func question(
        version: String = "1.0", mechanism: String = "CURVE", credentials: [[UInt8]] = [key]
    ) -> [[UInt8]] {
        [version, "7", "ingest", "127.0.0.1", "", mechanism].map { Array($0.utf8) } + credentials
    }

    @Test(
        "what is not to be admitted, or not to be understood, has its status",
        arguments: [
            (question(), "200"), (question(mechanism: "NULL", credentials: []), "400"),
            (question(mechanism: "PLAIN", credentials: [Array("admin".utf8), Array("admin".utf8)]), "400"),
            (question(mechanism: "GSSAPI"), "400"), (question(mechanism: "curve"), "400"),
            (question(version: "1.1"), "500"), (question(version: ""), "500"), (question(credentials: []), "500"),
            (question(credentials: [key, key]), "500"), (question(credentials: [Array(key.dropLast())]), "500"),
            (question(credentials: [key + [0]]), "500"), ([], "500"), ([Array("1.0".utf8)], "500"),
            (Array(repeating: [], count: 7), "500"), (Array(repeating: [0xff], count: 7), "500"),
        ])
    func status(question: [[UInt8]], status: String) async throws {
        try await withAuthenticator(admits: { _ in true }) { context, authenticator in
            let dealer = try Socket(.dealer, in: context)
            try dealer.connect("inproc://zeromq.zap.01")
            _ = try dealer.send(Message([[]] + question))
            let answer = try dealer.next()
            #expect(answer.texts[0...1] == ["", "1.0"])
            #expect(answer.frames[2] == (question.count > 1 ? question[1] : []))
            #expect(answer.texts[3] == status)
            #expect(answer.frames.count == 7 && answer.frames[6].isEmpty)
            let isAdmitted = status == "200"
            #expect(answer.texts[5].utf8.count == (isAdmitted ? 40 : 0))
            #expect(
                authenticator.counts == HandshakeCounts(admitted: isAdmitted ? 1 : 0, refused: isAdmitted ? 0 : 1))
        }
    }

    @Test("what has no way back is passed over")
    func noEnvelope() async throws {
        try await withAuthenticator(admits: { _ in true }) { context, authenticator in
            let dealer = try Socket(.dealer, in: context)
            try dealer.connect("inproc://zeromq.zap.01")
            _ = try dealer.send(Message("1.0", "7"))
            _ = try dealer.send(Message([[]] + Self.question()))
            #expect(try dealer.next().texts[3] == "200")
            #expect(authenticator.counts == HandshakeCounts(admitted: 1, refused: 1))
        }
    }
}
