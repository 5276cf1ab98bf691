import DubanTestKit
import LedgerStore
import Ledgers
import PostgresStore
import SQLiteStore

/// The drivers alone, and below each what bounds it: the same two rows of each event, the row of the log and the hazard.
struct StoreSuite: Suite {
    static let name = "store"
    static let abstract = "commits of so many events, a row of the log and a hazard each, and their limits"

    private static let sizes = [1, 10, 100, 1_000]

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let stage = try await StoreStage(in: workshop)
        let contenders = Self.sizes.flatMap { stage.contenders(batch: $0) }
        let figures = try await workshop.rounds.run(contenders)
        try await stage.close()
        return figures
    }
}

/// The stores and their limits, all open at once, so that they take turns.
private struct StoreStage {
    private let effort: Effort
    private let mill = RowMill(SeriesNames("s"))
    private let disk: PlainDisk
    private let plainSQLite: PlainSQLite
    private let plainPostgres: PlainPostgres
    private let sqlite: SQLiteStore
    private let postgres: PostgresStore
    private let memory = MemoryStore()
    /// Runs for as long as it is held.
    private let server: PostgresServer

    init(in workshop: Workshop) async throws {
        effort = workshop.effort
        let folder = try workshop.newFolder()
        disk = try PlainDisk(folder: folder)
        plainSQLite = try PlainSQLite(folder: folder)
        sqlite = try SQLiteStore(folder: folder + "/data")
        server = try PostgresServer()
        plainPostgres = try PlainPostgres(server.address())
        postgres = try await PostgresStore.open(PostgresAddress(server.address()))
    }

    func close() async throws {
        try sqlite.close()
        await postgres.close()
        withExtendedLifetime(server) {}
    }

    func contenders(batch size: Int) -> [Contender] {
        let count = effort.batches(of: size)
        let batches = { @Sendable [mill] in try await mill.batches(count, of: size) }
        let (disk, plainSQLite, plainPostgres) = (disk, plainSQLite, plainPostgres)
        return [
            Contender("store/fdatasync/\(size)", .eventsPerSecond) { try await disk.write(batches()) },
            Contender("store/plain-sqlite/\(size)", .eventsPerSecond) { try await plainSQLite.write(batches()) },
            driver(
                "sqlite", sqlite, size, batches, against: ["store/plain-sqlite/\(size)", "store/fdatasync/\(size)"]),
            Contender("store/plain-postgres/\(size)", .eventsPerSecond) { try await plainPostgres.write(batches()) },
            driver(
                "postgres", postgres, size, batches, against: ["store/plain-postgres/\(size)", "store/sqlite/\(size)"]),
            driver("memory", memory, size, batches, against: []),
        ]
    }

    private func driver(
        _ name: String, _ store: any LedgerStore, _ size: Int,
        _ batches: @escaping @Sendable () async throws -> [[StoredEvent]], against: [String]
    ) -> Contender {
        Contender("store/\(name)/\(size)", .eventsPerSecond, against: against) {
            let batches = try await batches()
            return try await Sample.timing(batches, countingEach: size) { batch in
                try await store.commit { transaction in
                    for event in batch {
                        _ = try transaction.append(event.row.draft)
                        try transaction.save(event.hazard)
                    }
                }
            }
        }
    }
}
