import ArgumentParser
import EventJSON
import Foundation
import LedgerStore
import Node
import PostgresStore
import SQLiteStore
import Tables

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Show that the log is whole and unaltered, and that it gives the stored state.",
        discussion: """
            Checks the chain of hashes, folds the log again and compares all stored state with the result; names the \
            first position that differs. Works on the folder of a running node and on a copy. A checkpoint kept \
            elsewhere (duban checkpoint, or duban tail --type checkpoint --json) also shows a log whose end was cut off.
            """)

    @Option(help: ArgumentHelp("The node's data folder. Default ./data.", valueName: "folder"))
    var data = "data"

    @Option(
        help: ArgumentHelp(
            "A node's database in place of a folder: postgresql://user@host/database.",
            valueName: "address"))
    var store: String?

    @Option(
        help: ArgumentHelp(
            "A file with checkpoint events, one a line, which the log has to contain; may be given more than once.",
            valueName: "file"))
    var checkpoint: [String] = []

    @Flag(help: "JSON for machines.")
    var json = false

    func run() async throws {
        let checkpoints = try checkpoint.flatMap { try CheckpointFile.read($0) }
        let opened = try await open()
        do {
            let verified = try await verify(opened, against: checkpoints)
            if store == nil { try checkPages() }
            print(json ? verified.json.shown : verified.sentence(checkpoints: checkpoints))
        } catch let discrepancy as Discrepancy {
            try tell(at: discrepancy.position, discrepancy.reason, line: "\(discrepancy)")
        } catch let error as StoreError where !error.isRetriable {
            try tell(at: nil, error.description, line: error.description)
        }
        try await opened.close()
    }

    private func open() async throws -> any LedgerStore {
        guard let store else { return try SQLiteStore(examining: data) }
        return try await PostgresStore.open(reading: PostgresAddress(store))
    }

    /// What other programs write, if only to look, has no checksums; and a bit may have flipped where nothing is stored.
    private func checkPages() throws {
        do {
            _ = try SQLiteStore.checkPages(in: data)
        } catch {
            throw StoreError(
                error.code,
                "\(error). Every row, and all state, is whole all the same: a node that is started here writes the database anew"
            )
        }
    }

    private func tell(at position: Int64?, _ reason: String, line: String) throws -> Never {
        guard json else { throw CommandFailure("\(place) is not what was written: \(line)") }
        let answer: JSONValue = ["verified": false, "position": JSONValue(position), "reason": .string(reason)]
        print(answer.shown)
        throw ExitCode(1)
    }

    private var place: String { store == nil ? data : "the database" }

    private func verify(_ store: any LedgerStore, against checkpoints: [Checkpoint]) async throws -> VerifiedLog {
        let progress = SharedProgress(ProgressReporter(bar: ProgressBar(label: "verify", unit: "rows"), total: nil))
        defer { progress.finish() }
        return try await Verification(of: store).run(against: checkpoints) {
            progress.update(done: Int($0), of: Int($1))
        }
    }
}

extension VerifiedLog {
    fileprivate var json: JSONValue {
        [
            "verified": true, "position": JSONValue(head.position), "hash": .string(head.hash.description),
            "events": JSONValue(events), "checkpoints": JSONValue(checkpoints),
        ]
    }

    fileprivate func sentence(checkpoints: [Checkpoint]) -> String {
        let kept = checkpoints.isEmpty ? "" : ", and contains the checkpoints given (\(checkpoints.count))"
        return """
            verified: \(head.position) rows, \(events) of them events; the chain is whole, and gives the stored state\(kept)
            position \(head.position), hash \(head.hash)
            """
    }
}
