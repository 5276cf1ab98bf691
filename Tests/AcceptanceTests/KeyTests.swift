import EventJSON
import Foundation
import Testing
import ZeroMQ

/// `duban keygen`, and the commands that use what it has written.
@Suite(.timeLimit(.minutes(15))) struct KeyTests {
    private let folder = Folder()

    init() throws {
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

    /// - Returns: the public key.
    @discardableResult
    private func keygen(_ name: String) throws -> CurvePublicKey {
        let outcome = try DubanProgram.run(["keygen", path(name), "--json"])
        let answer = try JSONParser.parse(Array(outcome.output))
        return try CurvePublicKey(z85: try #require(answer["publicKey"]?.string))
    }

    private func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
    }

    private func secretKey(_ name: String) throws -> CurveSecretKey {
        let value = try #require(try text(name).split(separator: "\n").last?.split(separator: " ").last)
        return try CurveSecretKey(z85: String(value))
    }

    // MARK: - keygen

    @Test("writes both halves of a pair, the secret one for its owner only")
    func writes() throws {
        let key = try keygen("node")
        #expect(try mode("node.key") == 0o600 && mode("node.pub") == 0o644)
        #expect(try CurveKeyPair(secretKey: secretKey("node.key")).publicKey == key)
        #expect(try text("node.pub").contains("public-key = \(key.z85)"))
        #expect(try !text("node.key").contains(key.z85))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["node.key", "node.pub"])
        let other = try DubanProgram.run(["keygen", path("other")])
        #expect(other.text.contains("public key 公钥: ") && other.status == 0)
        #expect(try !other.text.contains(secretKey("other.key").z85))
    }

    @Test("replaces nothing that is there, unless it is told to", arguments: ["node.key", "node.pub"])
    func keeps(_ existing: String) throws {
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path(existing)))
        let outcome = try DubanProgram.run(["keygen", path("node")])
        #expect(outcome.status == 1 && outcome.errors.contains("\(existing) is there already"))
        #expect(try text(existing) == "mine")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [existing])
        #expect(try DubanProgram.run(["keygen", path("node.key"), "--force"]).status == 0)
        #expect(try mode("node.key") == 0o600 && mode("node.pub") == 0o644)
        #expect(try text(existing) != "mine")
    }

    @Test("a folder that is not there is named")
    func noFolder() throws {
        let outcome = try DubanProgram.run(["keygen", path("none/node")])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("none/node.key can't be written: No such file or directory"))
    }

    // MARK: - Key files

    @Test("a key file that is not to be used is refused in one line")
    func keyFiles() throws {
        try keygen("node")
        try keygen("loose")
        chmod(path("loose.key"), 0o640)
        try Data("secret-key = short\n".utf8).write(to: URL(fileURLWithPath: path("bad.key")))
        chmod(path("bad.key"), 0o600)
        for (key, server, says) in [
            ("loose.key", "node.pub", "can be read by others than its owner; run: chmod 600 "),
            ("none.key", "node.pub", "can't be read: there is none; make it with duban keygen"),
            ("", "node.pub", "is no file"), ("bad.key", "node.pub", "invalid secret key"),
            ("node.pub", "node.pub", "holds no secret-key"), ("node.key", "node.key", "holds no public-key"),
        ] {
            let outcome = try DubanProgram.run([
                "status", "--key", path(key), "--server-key", path(server), "--query", "tcp://127.0.0.1:1",
            ])
            #expect(outcome.status == 1 && outcome.errors.contains(says), "\(outcome.errors)")
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
        let half = try DubanProgram.run(["status", "--key", path("node.key")])
        #expect(half.status == 1 && half.errors.contains("--key goes with --server-key"))
    }

    // MARK: - Talking to a node with offices

    private static let event = Data(
        #"{"specversion":"1.0","id":"1","source":"/a","type":"rectified","subject":"HZ-1","time":"2023-01-07T09:00:00Z","data":{}}"#
            .utf8)

    /// A command with the flags that it needs, and those of the sockets that it talks to.
    struct Call: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        var sockets: [String]
        var testDescription: String { arguments[0] }
    }

    static let calls = [
        Call(arguments: ["checkpoint"], sockets: ["--query"]), Call(arguments: ["status"], sockets: ["--query"]),
        Call(
            arguments: ["acknowledge", "HZ-1/1/overdue/1", "--by", "x", "--time", "2023-01-07T09:00:00Z"],
            sockets: ["--query", "--ingest"]),
        Call(arguments: ["publish", "-"], sockets: ["--ingest"]),
        Call(arguments: ["tail"], sockets: ["--query", "--tail"]),
    ]

    private func run(_ call: Call, to flags: [String], _ keys: [String]) async throws -> DubanProgram.Outcome {
        let sockets = stride(from: 0, to: flags.count, by: 2).filter { call.sockets.contains(flags[$0]) }
            .flatMap { flags[$0...$0 + 1] }
        return try DubanProgram.run(call.arguments + sockets + keys, input: Self.event + Data("\n".utf8))
    }

    private func withNode(_ body: (LockedNode, [String]) async throws -> Void) async throws {
        let node = try LockedNode()
        let outcome: Result<Void, any Error>
        do {
            try keygen("node")
            let client = try keygen("client")
            try keygen("stranger")
            let flags = try await node.start(CurveKeyPair(secretKey: secretKey("node.key")), admitting: client)
            outcome = .success(try await body(node, flags))
        } catch {
            outcome = .failure(error)
        }
        await node.stop()
        try outcome.get()
    }

    @Test("the right key is let in, and every message bears it", arguments: [0, 2, 3])
    func admitted(call: Int) async throws {
        try await withNode { node, flags in
            let keys = ["--key", path("client.key"), "--server-key", path("node.pub")]
            let outcome = try await run(Self.calls[call], to: flags, keys)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let client = try CurveKeyPair(secretKey: secretKey("client.key")).publicKey
            #expect(await node.userIDs == [client.z85])
        }
    }

    @Test("a key that the node does not have is told at once, with what to do", arguments: calls)
    func refused(call: Call) async throws {
        try await withNode { _, flags in
            let keys = ["--key", path("stranger.key"), "--server-key", path("node.pub")]
            let outcome = try await run(call, to: flags, keys)
            let stranger = try CurveKeyPair(secretKey: secretKey("stranger.key")).publicKey
            #expect(outcome.status == 1)
            #expect(
                outcome.errors.contains(
                    "refused the key (\(stranger)); offices.yaml of the node has no office with this public key"),
                "\(outcome.errors)")
        }
    }

    @Test("another node's key, or none, is told at once", arguments: calls)
    func disagreement(call: Call) async throws {
        try await withNode { _, flags in
            let wrong = ["--key", path("client.key"), "--server-key", path("client.pub")]
            let outcome = try await run(call, to: flags, wrong)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("has not the key of --server-key"), "\(outcome.errors)")
            let keyless = try await run(call, to: flags, [])
            #expect(keyless.status == 1)
            #expect(keyless.errors.contains("takes no connection without a key"), "\(keyless.errors)")
        }
    }

    @Test("keys come from the environment too, and a key may be given as text")
    func environment() async throws {
        try await withNode { node, flags in
            let key = try CurveKeyPair(secretKey: secretKey("node.key")).publicKey
            let outcome = try DubanProgram.run(
                ["checkpoint"] + flags.prefix(2),
                environment: ["DUBAN_KEY": path("client.key"), "DUBAN_SERVER_KEY": key.z85])
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(await node.userIDs.count == 1)
        }
    }
}
