import EventJSON
import Foundation
import Testing

@testable import Bridge

/// The built `duban bridge`, killed at bad moments.
@Suite(.serialized) struct ProgramTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    /// A process that logs into a file.
    private final class Program {
        private let process = Process()
        private let log: String

        init(_ folder: Folder) throws {
            log = folder.at("log-\(UUID().uuidString)")
            try Data().write(to: URL(fileURLWithPath: log))
            process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
                .appendingPathComponent("duban")
            process.arguments = ["bridge", "--config", folder.at("bridge.yaml")]
            process.standardError = FileHandle(forWritingAtPath: log)
            try process.run()
        }

        deinit { kill() }

        func says(_ part: String) async throws {
            for _ in 0..<6_000 {
                if (try? String(contentsOfFile: log, encoding: .utf8))?.contains(part) == true { return }
                try await Task.sleep(for: .milliseconds(10))
            }
            Issue.record("not logged: \(part)")
        }

        func kill() {
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        func stop() -> Int32 {
            Foundation.kill(process.processIdentifier, SIGINT)
            process.waitUntilExit()
            return process.terminationStatus
        }
    }

    private func configure(_ port: Int, _ lines: String) throws {
        let head =
            "ingest: [tcp://127.0.0.1:\(port)]\nsource: /g\nsummaryEvery: 1 s\nlog: {format: json, level: info}\n"
        try folder.write(head + lines, to: "bridge.yaml")
    }

    private func mqtt(_ broker: Mosquitto) -> String {
        """
        mqtt:
          - name: mine
            host: 127.0.0.1
            port: \(broker.port)
            clientId: bridge
            subscriptions: [{topic: "gas/{sensor}", reading: {point: "{sensor}", unit: "%"}}]

        """
    }

    /// Between PUBLISH and PUBACK.
    @Test(.timeLimit(.minutes(15))) func whatNoNodeHasTakenStaysWithTheBroker() async throws {
        let (broker, port, node) = (try Mosquitto(), try freePort(), try StandInNode())
        try configure(port, mqtt(broker))
        let first = try Program(folder)
        try await first.says("subscribed")
        try broker.publish(["0.52"], to: "gas/P-1")
        try await first.says(#""read":"1""#)
        first.kill()
        _ = try await node.start(at: "tcp://127.0.0.1:\(port)")
        let second = try Program(folder)
        await node.received(1)
        #expect(await node.events.map { $0["subject"] } == ["P-1"])
        #expect(second.stop() == 0)
        await node.stop()
    }

    @Test(.timeLimit(.minutes(15))) func whatIsInTheSpoolIsSentByTheNextProcess() async throws {
        let (broker, port, node) = (try Mosquitto(), try freePort(), try StandInNode())
        try configure(port, "spool: spool\n" + mqtt(broker))
        let first = try Program(folder)
        try await first.says("subscribed")
        try broker.publish((1...50).map(String.init), to: "gas/P-1")
        try await first.says(#""kept":"50""#)
        first.kill()
        _ = try await node.start(at: "tcp://127.0.0.1:\(port)")
        let second = try Program(folder)
        await node.received(50)
        #expect(await node.events.map { $0["data"]?["value"]?.text } == (1...50).map(String.init))
        #expect(second.stop() == 0)
        await node.stop()
    }

    @Test(.timeLimit(.minutes(15))) func filesAreReadWhollyHoweverOftenItIsKilled() async throws {
        let (port, node) = (try freePort(), try StandInNode())
        try configure(
            port,
            """
            spool: spool
            positions: positions
            files:
              - name: gas
                path: gas.csv
                format: csv
                every: 100 ms
                reading: {point: "{p}", value: "{v}", unit: "%"}

            """)
        _ = try await node.start(at: "tcp://127.0.0.1:\(port)")
        try folder.write("p,v\n", to: "gas.csv")
        for round in 0..<4 {
            let program = try Program(folder)
            try folder.append((0..<3_000).map { "P-\(round)-\($0),1\n" }.joined(), to: "gas.csv")
            await node.received(round * 3_000 + 500)
            program.kill()
        }
        let last = try Program(folder)
        while await Set(node.events.compactMap { $0["subject"]?.string }).count < 12_000 {
            try await Task.sleep(for: .milliseconds(50))
        }
        let events = await node.events
        #expect(Set(events.compactMap { $0["id"]?.string }).count == 12_000)
        #expect(last.stop() == 0)
        await node.stop()
    }

    @Test func aWrongConfigurationIsOneLine() throws {
        try configure(1, "http: [{name: a, listen: x}]\n")
        let program = Process()
        let errors = Pipe()
        program.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("duban")
        program.arguments = ["bridge", "--config", folder.at("bridge.yaml")]
        program.standardError = errors
        try program.run()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        program.waitUntilExit()
        #expect(program.terminationStatus == 1)
        #expect(text.contains("bridge.yaml:5:") && text.split(separator: "\n").count == 1)
    }
}
