import EventJSON
import Foundation
import Testing

/// `duban publish --spool`: what it has taken reaches the log once, in order, whoever is killed on the way.
@Suite(.timeLimit(.minutes(15))) struct SpoolTests {
    private let folder = Folder()
    private let clock = "manual:2024-01-05T09:00:00+08:00"
    private var spool: String { folder.path + "/spool" }

    private func file(_ numbers: ClosedRange<Int>) throws -> String {
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let path = folder.path + "/events.ndjson"
        let lines = numbers.map { Samples.hazardFound("HZ-\($0)").text + "\n" }
        try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// The subjects of everything in the log.
    private func log(of node: RunningNode) throws -> [String] {
        let query = try node.client("query")
        var subjects: [String] = []
        var position = 1
        while let rows = try query.ask(["ask": "history", "from": JSONValue(position), "limit": 1_000])["ok"]?.array,
            !rows.isEmpty
        {
            subjects += rows.compactMap { $0["event"]?["subject"]?.string }
            position += rows.count
        }
        return subjects
    }

    private func subjects(_ numbers: some Sequence<Int>) -> [String] { numbers.map { "HZ-\($0)" } }

    /// The last line that it prints with `--json`.
    private func summary(_ outcome: DubanProgram.Outcome) throws -> JSONValue {
        let line = try #require(outcome.output.split(separator: 0x0A).last)
        return try #require(try JSONParser.parse(Array(line))["spool"])
    }

    @Test("killed in the middle of sending, again and again: the log has what was read, once each, in order")
    func killed() throws {
        let node = try RunningNode(data: Folder(), clock: clock)
        let ingest = try #require(node.endpoints["ingest"])
        let path = try file(1...4_000)
        for replies in [1, 400, 30] {
            let publisher = try SpoolingProgram(
                ["--spool", spool, "--ingest", ingest, "--json"] + (replies == 1 ? [path] : []))
            try publisher.readReplies(replies)
            publisher.end(with: SIGKILL)
        }
        let drained = try DubanProgram.run(["publish", "--spool", spool, "--ingest", ingest, "--json"])
        #expect(drained.status == 0 && drained.errors.isEmpty, "\(drained.errors)")
        #expect(try summary(drained)["left"] == 0)
        let first = try log(of: node)
        #expect(first.count >= 431 && first == subjects(1...first.count))

        let rest = try DubanProgram.run(["publish", "--spool", spool, "--ingest", ingest, "--json", path])
        #expect(rest.status == 0)
        #expect(try log(of: node) == subjects(1...4_000))
    }

    @Test("without a node it keeps everything, says so, and the next one sends it before anything new")
    func outage() throws {
        let endpoint = try free()
        let path = try file(1...1_500)
        let publisher = try SpoolingProgram(["--spool", spool, "--ingest", endpoint, path])
        try publisher.readErrors(until: "no node answers at \(endpoint)")
        while try stored() < 1_500 { sched_yield() }
        let outcome = publisher.end(with: SIGINT)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("interrupted; 1500 events stay in the spool: duban publish --spool \(spool)"))

        let node = try RunningNode(data: Folder(), clock: clock, arguments: ["--ingest", endpoint])
        let more = Samples.hazardFound("HZ-1501").text + "\n\n" + Samples.unknown(1).text + "\n[1,\n"
        let sent = try DubanProgram.run(
            ["publish", "--spool", spool, "--ingest", endpoint, "--json"], input: Data(more.utf8))
        #expect(sent.status == 1)
        #expect(try summary(sent) == ["folder": .string(spool), "earlier": 1_500, "left": 0, "damages": 0])
        #expect(sent.errors.contains("standard input:3: 400 unknown-type /type"))
        #expect(sent.errors.contains("standard input:4: not sent: not one event"))
        #expect(Array(try log(of: node).prefix(1_501)) == subjects(1...1_501))
        #expect(try segments().isEmpty)
    }

    @Test("damage is named and set aside; everything else is sent")
    func damage() throws {
        let endpoint = try free()
        let publisher = try SpoolingProgram(["--spool", spool, "--ingest", endpoint, try file(1...1_000)])
        while try stored() < 1_000 { sched_yield() }
        publisher.end(with: SIGKILL)
        let name = try #require(try segments().first)
        let segment = URL(fileURLWithPath: spool + "/" + name)
        var bytes = try Data(contentsOf: segment)
        bytes[bytes.count / 2] ^= 0x04
        bytes += Data(repeating: 0, count: 100)
        try bytes.write(to: segment)

        let node = try RunningNode(data: Folder(), clock: clock, arguments: ["--ingest", endpoint])
        let sent = try DubanProgram.run(["publish", "--spool", spool, "--ingest", endpoint])
        #expect(sent.status == 1)
        #expect(
            sent.errors.contains("\(name): bytes \(bytes.count - 100) to \(bytes.count - 1) are a write that a crash"))
        #expect(sent.errors.contains("are damaged; event "))
        #expect(try log(of: node).count == 999)
        #expect(try FileManager.default.contentsOfDirectory(atPath: spool + "/damaged").count == 2)
    }

    @Test("a spool that is full stops the reading until a node takes events; the node gets everything")
    func full() throws {
        let endpoint = try free()
        let path = try file(1...11_000)
        let publisher = try SpoolingProgram(
            ["--spool", spool, "--spool-bytes", "4194304", "--ingest", endpoint, "--json", path])
        try publisher.readErrors(until: "full: ")
        let second = try DubanProgram.run(["publish", "--spool", spool, "--ingest", endpoint])
        #expect(second.status == 1)
        #expect(second.errors.contains("another process has the spool \(spool)"))
        let node = try RunningNode(data: Folder(), clock: clock, arguments: ["--ingest", endpoint])
        let outcome = publisher.wait()
        #expect(outcome.status == 0)
        #expect(try summary(outcome)["left"] == 0)
        #expect(try log(of: node) == subjects(1...11_000))
    }

    private func segments() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: spool).filter { $0.hasSuffix(".segment") }
    }

    /// How many events are durable, as the file `progress` tells.
    private func stored() throws -> UInt64 {
        guard let bytes = FileManager.default.contents(atPath: spool + "/progress") else { return 0 }
        return [0, 512, 1_024].map { place in
            bytes.dropFirst(place).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }.max() ?? 0
    }

    /// An endpoint at which nobody listens.
    private func free() throws -> String {
        let node = try RunningNode(data: Folder(), clock: clock)
        defer { node.stop() }
        return try #require(node.endpoints["ingest"])
    }
}
