import Foundation
import Testing
import ZeroMQ

/// `duban run` under a service manager.
@Suite(.timeLimit(.minutes(15))) struct ServiceTests {
    private let folder = Folder()

    /// The datagrams up to the first one that begins so; it is the last of them.
    private func heard(
        _ notices: inout AsyncStream<String>.Iterator, upTo beginning: String
    ) async throws -> [String] {
        var all: [String] = []
        while all.last?.hasPrefix(beginning) != true { all.append(try #require(await notices.next())) }
        return all
    }

    private func environment(_ listener: Listener) -> [String: String] {
        ["NOTIFY_SOCKET": listener.name, "WATCHDOG_USEC": "200000"]
    }

    @Test("the manager hears that it starts, listens, lives and stops", arguments: [false, true])
    func life(isAbstract: Bool) async throws {
        let listener = try Listener(isAbstract: isAbstract)
        var notices = listener.notices().makeAsyncIterator()
        let node = try RunningNode(data: folder, environment: environment(listener))
        let start = try await heard(&notices, upTo: "READY=1")
        #expect(start.first?.hasPrefix("EXTEND_TIMEOUT_USEC=") == true && start.count == 2)
        #expect(start.last?.contains(try #require(node.endpoints["ingest"])) == true)
        #expect(try await heard(&notices, upTo: "WATCHDOG=1").count == 1)
        #expect(try await heard(&notices, upTo: "STATUS=position ").count == 1)
        #expect(node.stop() == 0)
        #expect(try await heard(&notices, upTo: "STOPPING=1").last == "STOPPING=1")
    }

    @Test("the manager hears of each new reading of the offices, and what became of it")
    func reload() async throws {
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let key = folder.url.appendingPathComponent("node.key").path
        #expect(try DubanProgram.run(["keygen", key]).status == 0)
        let offices = folder.url.appendingPathComponent("offices.yaml")
        let office =
            "offices: [{name: a, keys: ['\(try Curve.generateKeyPair().publicKey.z85)'], areas: all, query: true, tail: true}]\n"
        try Data(office.utf8).write(to: offices)
        let listener = try Listener()
        var notices = listener.notices().makeAsyncIterator()
        let node = try RunningNode(
            data: folder, arguments: ["--offices", offices.path, "--curve-key", key],
            environment: environment(listener))
        _ = try await heard(&notices, upTo: "READY=1")
        for (text, outcome) in [
            (office, "READY=1\nSTATUS=1 offices hold"),
            ("offices: [", "READY=1\nSTATUS=the offices stay as they are: "),
        ] {
            try Data(text.utf8).write(to: offices)
            kill(node.process.processIdentifier, SIGHUP)
            #expect(try await heard(&notices, upTo: "RELOADING=1\nMONOTONIC_USEC=").isEmpty == false)
            let told = try await heard(&notices, upTo: "READY=1").last
            #expect(told?.hasPrefix(outcome) == true, "\(told ?? "")")
        }
        #expect(node.stop() == 0)
    }
}
