import DubanConfiguration
import Foundation
import Testing

@testable import Bridge

/// `bridge.yaml`.
@Suite struct ConfigurationTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private static let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("deploy/bridge.yaml")

    private func load(_ text: String) throws -> BridgeConfiguration {
        try folder.write(text, to: "bridge.yaml")
        return try BridgeConfiguration.load(file: folder.at("bridge.yaml"), environment: [:])
    }

    @Test func theShippedFileIsRead() throws {
        let configuration = try BridgeConfiguration.load(file: Self.shipped.path, environment: [:])
        #expect(
            configuration.web.map(\.port) == [7_710] && configuration.brokers.isEmpty && configuration.files.isEmpty)
        #expect(configuration.spool != nil)
    }

    /// An example begins with a key at the first character behind the `#`, or goes on behind lines that hold.
    private static func uncommented(_ text: String) -> String {
        var isExample = false
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
            let isKey = line.firstMatch(of: /^#[a-zA-Z]+:/) != nil
            let goesOn = isExample && line.hasPrefix("#  ")
            isExample = isKey || goesOn || !line.isEmpty && !line.hasPrefix("#")
            return isKey || goesOn ? line.dropFirst() : line
        }
        return lines.joined(separator: "\n")
    }

    /// Everything that is commented out in it, too.
    @Test func itsExamplesAreRead() throws {
        let text = Self.uncommented(try String(contentsOf: Self.shipped, encoding: .utf8))
        for name in ["mqtt.password", "http.token"] { try folder.write(String(repeating: "s", count: 40), to: name) }
        let configuration = try load(text)
        let broker = try #require(configuration.brokers.first)
        #expect(broker.password == Secret(String(repeating: "s", count: 40)))
        #expect(broker.tls?.authority == folder.at("ca.pem") && broker.port == 8_883)
        #expect(broker.subscriptions.map(\.topic.filter) == ["mine/+/gas/+", "slope/+/state", "events/#"])
        #expect(configuration.files.map(\.pattern) == ["gas-*.csv", "readings.ndjson"])
        #expect(configuration.web.count == 2 && configuration.web[1].token != nil)
    }

    private static let reading = "reading: {point: P, value: \"{v}\", unit: mm}"
    private static let broker = "mqtt:\n  - {name: a, host: h, clientId: c, source: /g, subscriptions: [{topic: t, "

    @Test(arguments: [
        ("", "has no input"),
        (
            "http:\n  - {name: a, listen: \"http://0.0.0.0:1\"}",
            "bridge.yaml:2:5: http[0]: is open to others, and has no tokenFile"
        ),
        ("http:\n  - {name: a, listen: \"https://127.0.0.1:1\"}", "bridge.yaml:2:23: http[0].listen:"),
        ("http:\n  - {name: a, lissten: x}", "did you mean"),
        ("files:\n  - {name: a, path: x.csv, format: csv, source: /g, \(reading)}", "needs positions"),
        (
            "positions: p\nfiles:\n  - {name: a, path: x.csv, format: csv, header: false, source: /g, \(reading)}",
            "without a header columns have numbers"
        ),
        (
            "positions: p\nfiles:\n  - {name: a, path: x.csv, format: csv, as: cloudevent, source: /g}",
            "cloudevent goes with JSON"
        ),
        (
            "positions: p\nfiles:\n  - {name: a, path: x/*/y.csv, format: csv, source: /g, \(reading)}",
            "in the name of a folder"
        ),
        (broker + "qos: 2, reading: {point: P, unit: mm}}]}", "acknowledged before it is durable"),
        (broker + "reading: {point: \"{x}\", unit: mm}}]}", "{x} is no path into JSON"),
        (broker + "reading: {point: \"{/x\", unit: mm}}]}", "braces that don't match up"),
        (broker + "reading: {point: P}}]}", "has no unit"),
        (broker + "reading: {point: P, unit: mm, timeFormat: hh}}]}", "is no format of times"),
        (broker + "reading: {point: P, unit: mm, qualities: {good: [a], fault: [a]}}}]}", "means good already"),
        ("spoolBytes: 1 GiB\nhttp:\n  - {name: a, listen: \"http://127.0.0.1:1\"}", "goes with spool"),
        ("key: k\nhttp:\n  - {name: a, listen: \"http://127.0.0.1:1\"}", "half of key and serverKey"),
    ])
    func whatIsWrongIsTold(text: String, part: String) throws {
        let error = #expect(throws: ConfigurationError.self) { _ = try load(text) }
        #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
    }
}
