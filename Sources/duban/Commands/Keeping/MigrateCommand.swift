import ArgumentParser
import EventJSON
import LedgerStore
import Node
import PostgresStore
import SQLiteStore
import Tables

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Move a node's whole log and state from its data folder to PostgreSQL, and verify it there.",
        discussion: """
            Stop the node first. Rows keep their positions and hashes. Interrupted, however, it goes on where it stopped when \
            it is run again; until it is through no node starts on the database, and afterwards none on the old folder, \
            which stays as it was but for the file moved. A password of the database may come from PGPASSWORD.
            """)

    @Option(help: ArgumentHelp("The data folder of a stopped node: sqlite:FOLDER.", valueName: "store"))
    var from: String

    @Option(
        help: ArgumentHelp(
            "An empty database, or an empty schema: postgresql://user@host/database.", valueName: "store"))
    var to: String

    @Flag(help: "JSON for machines.")
    var json = false

    func validate() throws {
        _ = try places
    }

    /// What stands there may be a password, so a refusal does not repeat it.
    private var places: (folder: String, database: String) {
        get throws {
            guard from.hasPrefix("sqlite:"), from != "sqlite:" else {
                throw ValidationError("--from is the data folder of a stopped node, like sqlite:./data; no other moves")
            }
            guard PostgresAddress.isMeant(by: to) else {
                throw ValidationError(
                    "--to is a database, like postgresql://user@host/database; no log moves elsewhere")
            }
            return (String(from.dropFirst("sqlite:".count)), to)
        }
    }

    func run() async throws {
        let (folder, database) = try places
        let address = try PostgresAddress(database)
        let source = try SQLiteStore(moving: folder)
        let destination = try await PostgresStore.open(receiving: address)
        let former = SQLiteStore.placeMoved(from: folder)
        let moved = try await move(from: source, movedTo: former, to: destination, place: address.description)
        await destination.close()
        try source.close()
        let report = MoveReport(log: moved, folder: folder, place: address.description)
        print(json ? report.json.shown : report.sentences)
    }

    private func move(
        from source: SQLiteStore, movedTo former: String?, to destination: PostgresStore, place: String
    ) async throws -> MovedLog {
        let progress = MoveProgress()
        defer { progress.finish() }
        do {
            return try await Move(from: source, movedTo: former, to: destination) {
                progress.update($0, done: $1, of: $2)
            }
            .run { try source.markMoved(to: place) }
        } catch let discrepancy as Discrepancy {
            throw CommandFailure(
                "what was moved is not what the log gives: \(discrepancy); no node starts there; look at the source with duban verify, and move it to an empty database"
            )
        } catch let error as StoreError {
            let next = error.isRetriable ? "; run the same again to go on" : ""
            throw CommandFailure("\(error). What was moved is kept\(next)")
        }
    }
}
