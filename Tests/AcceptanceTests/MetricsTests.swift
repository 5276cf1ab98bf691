import DubanTestKit
import EventJSON
import Foundation
import FoundationNetworking
import NodeMetrics
import PrometheusMetrics
import Testing

/// What Prometheus reads from the built node, and what it is told by it.
@Suite struct MetricsTests {
    private let folder = Folder()

    /// Those that a node without offices, or whose reports were never kept from being written, has no value of.
    private static let absent: Set = [
        "duban_connections_admitted_total", "duban_connections_refused_total", "duban_messages_dropped_total",
        "duban_points_saved_age_seconds", "duban_report_failures_total",
    ]

    private func node() throws -> (RunningNode, HTTPSite) {
        let port = try FreePort.any()
        let node = try RunningNode(
            data: folder, clock: "manual:2024-01-05T09:00:00+08:00", arguments: ["--http", "http://127.0.0.1:\(port)"])
        return (node, try HTTPSite(port: port))
    }

    private func value(_ series: String, in text: String) -> Double? {
        text.split(separator: "\n").first { $0.hasPrefix(series + " ") }.flatMap {
            Double($0.dropFirst(series.count + 1))
        }
    }

    /// Brings about what there is a metric of.
    private func live(_ node: RunningNode) throws {
        let ingest = try node.client("ingest")
        #expect(try ingest.publish(Samples.hazardFound("HZ-1", level: "major")) == 200)
        #expect(try ingest.publish(Samples.hazardFound("HZ-2")) == 200)
        #expect(try ingest.publish(Samples.hazardFound("HZ-1", level: "major")) == 208)
        #expect(try ingest.publish(Samples.rectified("HZ-9")) == 202)
        #expect(try ingest.publish(Samples.unknown(1)) == 400)
        let query = try node.client("query")
        #expect(try query.ask(["ask": "advance", "to": "2024-03-01T09:00:00+08:00"])["ok"] != nil)
        // An event that waits does not wait for longer than some weeks.
        #expect(try ingest.publish(Samples.rectified("HZ-8")) == 202)
        let outbox = try query.ask(["ask": "outbox", "cursor": "wecom"])["ok"]
        let first = try #require(outbox?["escalations"]?.array?.first?["position"])
        #expect(try query.ask(["ask": "outbox", "cursor": "wecom", "acknowledge": first])["ok"] != nil)
        #expect(try query.ask(["ask": "checkpoint"])["ok"] != nil)
    }

    @Test("what the node tells is what is documented, in a form that promtool takes, and the read models' own")
    func page() async throws {
        let (node, site) = try node()
        try live(node)
        #expect(try await site.get("/readyz", having: "ready\n") == "ready\n")
        let text = try await site.get("/metrics", having: "duban_hazards{")
        #expect(try Self.promtool(text).isEmpty)

        let told = Set(text.matches(of: /TYPE ([a-z_]+) (?:counter|gauge|histogram)/).map { String($0.1) })
        let documented = Set(MetricDescription.all.map(\.name))
        #expect(told.subtracting(documented).isEmpty, "\(told.subtracting(documented))")
        #expect(documented.subtracting(told) == Self.absent, "\(documented.subtracting(told))")

        let overview = try #require(
            try node.client("query").ask(["ask": "overview", "date": "2024-03-01"])["ok"])
        #expect(overview["overdueMajor"]?.integer == 1)
        #expect(value(#"duban_hazards_overdue{level="major"}"#, in: text) == 1)
        for tally in overview["states"]?.array ?? [] {
            let (state, level) = (tally["state"]?.string ?? "", tally["level"]?.string ?? "")
            let series = "duban_hazards{level=\"\(level)\",state=\"\(state)\"}"
            #expect(value(series, in: text) == tally["count"]?.integer.map(Double.init), "\(series)")
        }
        for count in overview["escalations"]?.array ?? [] {
            let (stage, status) = (count["stage"]?.string ?? "", count["status"]?.string ?? "")
            let series = "duban_escalations{stage=\"\(stage)\",status=\"\(status)\"}"
            #expect(value(series, in: text) == count["count"]?.integer.map(Double.init), "\(series)")
        }
        #expect(value(#"duban_events_total{entrance="ingest",status="200"}"#, in: text) == 2)
        #expect(value("duban_test_clock", in: text) == 1)
        #expect(value("duban_dead_letters_kept", in: text) == overview["deadLetters"]?.integer.map(Double.init))
        #expect(node.stop() == 0)
    }

    @Test("traceparent is in the log and on the tail as it came")
    func trace() throws {
        let node = try RunningNode(data: folder)
        let tail = try TailClient(node, topic: "hazard-found")
        // Its subscription has arrived once a heartbeat has.
        _ = try tail.next()
        let trace: JSONValue = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        guard case .object(let members) = Samples.hazardFound("HZ-1") else { return }
        let event = JSONValue.object(members + [JSONMember("traceparent", trace)])
        #expect(try node.client("ingest").publish(event) == 200)
        var message = try tail.next()
        while message.topic == "heartbeat" { message = try tail.next() }
        #expect(message.event?["traceparent"] == trace)
        let rows = try node.client("query").ask(["ask": "history"])["ok"]?.array
        #expect(rows?.first?["event"]?["traceparent"] == trace)
        #expect(node.stop() == 0)
    }

    @Test("where nobody looks at the log it is JSON, as it is said")
    func log() throws {
        let node = try RunningNode(data: folder, environment: ["DUBAN_LOG_FORMAT": ""])
        #expect(try node.client("query").ask(["ask": "watchlist"])["ok"] == [])
        #expect(node.stop() == 0)
    }

    @Test("a token that others may read, or a short one, keeps the node from starting")
    func tokens() throws {
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let file = folder.url.appendingPathComponent("metrics.token")
        for (text, mode, words) in [
            ("short", 0o600, "holds no token"), (String(repeating: "x", count: 40), 0o644, "chmod 600"),
        ] {
            try Data(text.utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
            let outcome = try DubanProgram.run(
                ["run", "--data", folder.path, "--http", "off"], environment: ["DUBAN_METRICS_TOKEN": file.path])
            #expect(outcome.status == 1 && outcome.errors.contains(words), "\(outcome.errors)")
        }
    }

    /// - Returns: what it has against the text.
    private static func promtool(_ text: String) throws -> String {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/promtool")
        process.arguments = ["check", "metrics"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return said + (process.terminationStatus == 0 ? "" : "status \(process.terminationStatus)")
    }
}
