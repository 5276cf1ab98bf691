import DubanTestKit
import EventJSON
import Foundation
import NodeMetrics
import PrometheusMetrics
import Testing

/// What lies in `deploy/` for Prometheus and Grafana fits to what a node tells.
@Suite struct DeployedFileTests {
    private let names = Set(MetricDescription.all.map(\.name))

    private func text(_ path: String) throws -> String { String(decoding: try Repository.bytes(path), as: UTF8.self) }

    /// Of metrics of the node, or of its process, that a text names; without what Prometheus adds to a histogram's.
    private func named(in text: String) -> Set<String> {
        let found = text.matches(of: /\b(duban|process)_[a-z_]+/).map { String($0.0) }
        return Set(
            found.map { name in
                ["_bucket", "_sum", "_count"].reduce(name) { $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0 }
            })
    }

    @Test("every metric has a name of its own, a help, and the form that Prometheus asks for")
    func descriptions() {
        #expect(names.count == MetricDescription.all.count)
        for metric in MetricDescription.all {
            #expect(metric.help.hasSuffix("."), "\(metric.name)")
            #expect((metric.kind == .counter) == metric.name.hasSuffix("_total"), "\(metric.name)")
            #expect(!metric.labels.contains { ["hazard", "office", "source", "area"].contains($0) }, "\(metric.name)")
        }
    }

    @Test("the dashboard and the rules name metrics that there are, and the dashboard nearly all of them")
    func namesInUse() throws {
        let dashboard = named(in: try text("deploy/grafana/duban.json"))
        #expect(dashboard.subtracting(names).isEmpty, "\(dashboard.subtracting(names))")
        let rules = named(in: try text("deploy/prometheus/alerts.yaml"))
        #expect(rules.subtracting(names).isEmpty, "\(rules.subtracting(names))")
        #expect(names.subtracting(dashboard).isEmpty, "\(names.subtracting(dashboard))")
    }

    @Test("the dashboard is one: panels with ids and places of their own, each of the chosen data source")
    func dashboard() throws {
        let dashboard = try JSONParser.parse(try Repository.bytes("deploy/grafana/duban.json"))
        let panels = try #require(dashboard["panels"]?.array)
        #expect(dashboard["schemaVersion"]?.integer == 39 && dashboard["uid"]?.string == "duban")
        #expect(Set(panels.compactMap { $0["id"]?.integer }).count == panels.count)
        let rows = panels.filter { $0["type"]?.string == "row" }.compactMap { $0["title"]?.string }
        #expect(rows == ["台账与督办", "监测点", "吞吐与时延", "滞后", "进程"])
        for panel in panels where panel["type"]?.string != "row" {
            let title = panel["title"]?.string ?? ""
            #expect(title.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(title)")
            #expect(panel["fieldConfig"]?["defaults"]?["unit"]?.string?.isEmpty == false, "\(title)")
            #expect(panel["datasource"]?["uid"]?.string == "${datasource}", "\(title)")
            #expect(panel["targets"]?.array?.isEmpty == false, "\(title)")
        }
        let places = panels.compactMap { $0["gridPos"] }
        #expect(Set(places.map { "\($0["x"]?.integer ?? -1) \($0["y"]?.integer ?? -1)" }).count == panels.count)
    }

    @Test("the list of metrics is the one in deploy/prometheus/metrics.md")
    func documentation() throws {
        let rows = MetricDescription.all.map { metric in
            let labels = metric.labels.map { "`\($0)`" }.joined(separator: ", ")
            return "| `\(metric.name)` | \(metric.kind.rawValue) | \(labels) | \(metric.help) |\n"
        }
        let table = "| name | kind | labels | what it says |\n| --- | --- | --- | --- |\n" + rows.joined()
        let written = try text("deploy/prometheus/metrics.md")
        #expect(written.hasSuffix("\n" + table), "replace the table by:\n\(table)")
    }

    @Test(
        "promtool takes the rules, their tests and the sample configuration",
        arguments: [
            ["check", "rules", "alerts.yaml"], ["test", "rules", "alerts_test.yaml"],
            ["check", "config", "prometheus.yml"],
        ])
    func promtool(arguments: [String]) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/promtool")
        process.arguments = arguments
        process.currentDirectoryURL = Repository.url("deploy/prometheus")
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
    }

    @Test("every rule has a severity, a Chinese summary and what to do, and a test in which it fires")
    func rules() throws {
        let rules = try text("deploy/prometheus/alerts.yaml").components(separatedBy: "- alert: ").dropFirst()
        let tests = try text("deploy/prometheus/alerts_test.yaml").components(separatedBy: "alertname: ").dropFirst()
        #expect(rules.count == 20)
        for rule in rules {
            let name = rule.prefix { !$0.isWhitespace }
            #expect(rule.contains("severity: critical") || rule.contains("severity: warning"), "\(name)")
            #expect(rule.contains("summary: ") && rule.contains("runbook: "), "\(name)")
            #expect(tests.contains { $0.hasPrefix(name + "\n        exp_alerts:") }, "\(name)")
        }
    }
}
