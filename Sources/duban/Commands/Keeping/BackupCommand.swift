import ArgumentParser
import EventJSON
import LedgerStore
import Node
import SQLiteStore
import Tables

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy a data folder, also that of a running node, as it stood at one instant.",
        discussion: """
            The copy is a data folder: to restore it, stop the node, put the copy where its folder was, and start it. \
            What was acknowledged after the backup is not in it.
            """)

    @Argument(help: ArgumentHelp("Where the copy goes: a folder that is new, or empty.", valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp("The node's data folder. Default ./data.", valueName: "folder"))
    var data = "data"

    @Flag(help: "JSON for machines.")
    var json = false

    func run() async throws {
        let store = try SQLiteStore(reading: data)
        let progress = SharedProgress(ProgressReporter(bar: ProgressBar(label: "backup", unit: "pages"), total: nil))
        defer { progress.finish() }
        let head = try await store.backup(to: folder) { progress.update(done: $0, of: $1) }
        try NodeKey.copy(from: data, to: folder)
        try store.close()
        progress.finish()
        tell(head)
    }

    private func tell(_ head: LogHead) {
        if json {
            let backup: JSONValue = [
                "folder": .string(folder), "position": JSONValue(head.position), "hash": .string(head.hash.description),
            ]
            print(backup.shown)
        } else {
            print("backed up to \(folder.printable): the log up to position \(head.position), hash \(head.hash)")
        }
    }
}
