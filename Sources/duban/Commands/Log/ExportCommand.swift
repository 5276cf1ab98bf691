import ArgumentParser
import EventJSON
import Foundation
import Tables

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print the log (日志) as a recording.",
        discussion: """
            One line for each event that came in, refused ones too: {"receivedAt":"<instant>","event":{…}}. \
            duban replay of it gives the same state.
            """)

    @Option(help: ArgumentHelp("The position in the log to begin at.", valueName: "position"))
    var from: Int64 = 1

    @Flag(help: "JSON, which it is in any case.")
    var json = false

    @OptionGroup var asking: AskingOptions

    func validate() throws {
        if from < 1 { throw ValidationError("--from is a position, 1 or more") }
    }

    func run() async throws {
        let asker = try await asking.asker()
        var exporter = Exporter(asker)
        let end = try await asker.moment().position
        var progress = ProgressReporter(
            bar: ProgressBar(label: "export", unit: "rows"), total: Int(max(0, end - from + 1)))
        var position = from
        while position <= end, case let rows = try await rows(from: position, through: end, of: asker), !rows.isEmpty {
            try await write(rows, by: &exporter)
            position = (rows.last?["position"]?.integer).map { Int64($0) + 1 } ?? end
            progress.update(done: Int(position - from))
        }
        progress.finish()
        tell(exporter)
    }

    /// What comes in meanwhile is left out: a busy node's log would never end.
    private func rows(from position: Int64, through end: Int64, of asker: any Asker) async throws -> [JSONValue] {
        try await asker.history(from: position).filter { ($0["position"]?.integer).map(Int64.init) ?? 0 <= end }
    }

    private func write(_ rows: [JSONValue], by exporter: inout Exporter) async throws {
        var lines: [UInt8] = []
        for row in rows {
            guard let line = try await exporter.line(for: row) else { continue }
            lines += line + [0x0A]
        }
        try FileHandle.standardOutput.write(contentsOf: lines)
    }

    private func tell(_ exporter: Exporter) {
        if exporter.leftOut > 0 {
            note(
                "left out \(exporter.leftOut) of what was refused, since a recording has no place for it; "
                    + "duban dead-letters shows it")
        }
        if exporter.hasRules {
            note("the log has rules of its own; give their configuration to duban replay with --config")
        }
    }

    private func note(_ text: String) {
        Terminal.writeToStandardError("duban: \(text)\n")
    }
}
