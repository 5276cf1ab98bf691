import DubanTestKit
import Ledgers
import PointStore
import PostgresStore
import SQLiteStore

struct PointSuite: Suite {
    static let name = "points"
    static let abstract =
        "saves of the states of all points, and their minutes written, read and forgotten, by the drivers"

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let server = try PostgresServer()
        let ledgers = try await PostgresStore.open(PostgresAddress(server.address()))
        let sqlite = try SQLitePointStore(folder: workshop.newFolder())
        let postgres = PostgresPointStore(beside: ledgers)
        let stages = [
            ("sqlite", PointStage(sqlite, workshop.effort)), ("postgres", PointStage(postgres, workshop.effort)),
        ]
        for (_, stage) in stages { try await stage.fill(workshop.effort.pointMinutes) }
        let figures = try await workshop.rounds.run(stages.flatMap { Self.contenders($0.0, $0.1) })
        try await sqlite.close()
        await postgres.close()
        await ledgers.close()
        withExtendedLifetime(server) {}
        return figures
    }

    private static func contenders(_ driver: String, _ stage: PointStage) -> [Contender] {
        [
            Contender("points/\(driver)/states", .rowsPerSecond) { try await stage.save(withMinutes: false) },
            Contender("points/\(driver)/states-and-minutes", .rowsPerSecond) {
                try await stage.save(withMinutes: true)
            },
            Contender("points/\(driver)/minutes/1000×60", .rowsPerSecond) {
                try await stage.read(points: 1_000, minutes: 60)
            },
            Contender("points/\(driver)/minutes/1×10080", .rowsPerSecond) {
                try await stage.read(points: 1, minutes: 10_080)
            },
            Contender("points/\(driver)/forget", .rowsPerSecond) { try await stage.forget() },
        ]
    }
}
