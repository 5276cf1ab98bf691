import ArgumentParser
import DubanConfiguration
import EventJSON
import Foundation
import LedgerStore
import Ledgers
import Monitoring
import Node
import Reports
import SQLiteStore
import Tables

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Run the real processor over a recorded stream and print the resulting state.",
        discussion: """
            The clock is taken from the recording. A recording is NDJSON: {"receivedAt":"<instant>","event":{…}}. \
            With --data the result is a data folder that a node can go on with.
            """)

    @Argument(help: ArgumentHelp("The recording; - for standard input.", valueName: "recording"))
    var recording: String

    @Option(help: ArgumentHelp("Events received later are left out, and timers fire up to then.", valueName: "instant"))
    var until: Instant?

    @Option(help: ArgumentHelp("Keep the result in this data folder, which must be new.", valueName: "folder"))
    var data: String?

    @Option(help: ArgumentHelp("A node's configuration, for its policy and ledgers.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Monitoring points, where readings were recorded; see deploy/points.yaml.", valueName: "file"))
    var points: String?

    @Flag(help: "Print the statuses of the events instead of the state.")
    var statuses = false

    @Flag(help: "JSON, which it is in any case.")
    var json = false

    func run() async throws {
        var overrides = NodeConfiguration.Overrides()
        overrides.points = points
        let loaded = try NodeConfiguration.load(
            file: config, environment: ProcessInfo.processInfo.environment, overrides: overrides)
        let rules = Rules(policy: loaded.policy, catalog: loaded.catalog)
        let store: any LedgerStore = try data.map { try SQLiteStore(folder: $0) } ?? MemoryStore()
        guard try await store.read({ try $0.head().position }) == 0 else {
            throw CommandFailure("\(data ?? "") holds a log already; replay into a new folder")
        }
        let statuses = try await replay(into: store, by: rules, of: loaded.points)
        print(try await output(statuses, of: store, by: rules).shown)
        try await store.close()
    }

    private func replay(
        into store: any LedgerStore, by rules: Rules, of points: [Point]
    ) async throws -> [Int] {
        let reader = RecordingReader(path: recording, until: until)
        var progress = ProgressReporter(bar: ProgressBar(label: "replay", unit: "events"), total: nil)
        defer { progress.finish() }
        return try await Replay(rules: rules, store: store, points: points).run(
            until: until, progress: { progress.update(done: $0) }
        ) { try await reader.next() }
    }

    private func output(_ statuses: [Int], of store: any LedgerStore, by rules: Rules) async throws -> JSONValue {
        if self.statuses { return ["statuses": .array(statuses.map { JSONValue($0) })] }
        return try await store.read { try Snapshot.json(of: $0, catalog: rules.catalog) }
    }
}
