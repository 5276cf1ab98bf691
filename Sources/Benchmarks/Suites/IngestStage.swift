import DubanTestKit

/// The nodes, and their limits beside them.
struct IngestStage {
    private let effort: Effort
    private let nodes: [IngestLoad.Node: NodeProcess]
    /// Runs for as long as it is held.
    private let server: PostgresServer
    private let disk: PlainDisk
    private let sqlite: PlainSQLite
    private let names = SeriesNames("i")

    init(in workshop: Workshop) async throws {
        effort = workshop.effort
        let folder = try workshop.newFolder()
        disk = try PlainDisk(folder: folder)
        sqlite = try PlainSQLite(folder: folder)
        server = try PostgresServer()
        nodes = [
            .plain: try NodeProcess(workshop.program, data: workshop.newFolder()),
            .curve: try NodeProcess(workshop.program, data: workshop.newFolder(), keys: NodeKeys()),
            .postgres: try NodeProcess(workshop.program, data: workshop.newFolder(), store: server.address()),
        ]
    }

    func close() throws {
        for node in nodes.values { try node.stop() }
        withExtendedLifetime(server) {}
    }

    /// What the same rows cost when they come from nowhere and nobody looks at them.
    var limits: [Contender] {
        let mill = RowMill(SeriesNames("l"))
        let fsync = effort.batches(of: 1)
        let (disk, sqlite, effort) = (disk, sqlite, effort)
        return [
            Contender("ingest/fdatasync/1", .eventsPerSecond) { try await disk.write(mill.batches(fsync, of: 1)) }
        ]
            + [1, 20, 320, 1_000].map { size in
                Contender("ingest/plain-sqlite/\(size)", .eventsPerSecond) {
                    try await sqlite.write(mill.batches(effort.batches(of: size), of: size))
                }
            }
    }

    func contender(_ load: IngestLoad) -> Contender {
        let (node, names, effort) = (nodes[load.node], names, effort)
        return Contender(load.name, .eventsPerSecond, against: load.against) {
            guard let node else { throw BenchError("there is no node for \(load.name)") }
            let crew = try await LoadCrew(load, on: node, names)
            let outcome = await Result.catching {
                try await crew.publish(effort.events(inFlight: load.window * load.producers))
            }
            await crew.end()
            return try outcome.get()
        }
    }
}

extension Result where Failure == any Error {
    /// What comes of it, well or badly, for what has to be tidied up in either case.
    static func catching(_ work: () async throws -> Success) async -> Self {
        do { return .success(try await work()) } catch { return .failure(error) }
    }
}
