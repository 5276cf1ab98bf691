import DubanTestKit
import Foundation
import Simulation
import Testing

/// As ``SeedTests``, with one node or two on PostgreSQL: the driver's own statements and connections, and COMMITs whose answer
/// is lost.
@Suite(.serialized) struct DatabaseSeedTests {
    /// A few seconds each; DUBAN_DATABASE_SEEDS says how many others are tried instead, from the time of day on.
    private static let seeds =
        ProcessInfo.processInfo.environment["DUBAN_DATABASE_SEEDS"].flatMap(UInt64.init).map {
            RandomStream.seeds(from: UInt64(Date().timeIntervalSince1970), count: $0)
        } ?? RandomStream.seeds(from: 1, count: 4)

    @Test("nothing is violated", arguments: seeds)
    func holds(_ seed: UInt64) async throws {
        let database = try PostgresWorld()
        let report = await apart { Simulation(seed: seed, database: database).run() }
        #expect(report.violations.isEmpty)
        #expect(report.tally.rows > 0)
    }

    @Test("the same seed takes the same course")
    func sameCourse() async throws {
        let databases = [try PostgresWorld(), try PostgresWorld()]
        let reports = await apart { databases.map { Simulation(seed: 3, database: $0).run() } }
        #expect(reports[0] == reports[1])
    }
}
