import LedgerStore
import Ledgers
import Monitoring
import PointStore
import Testing

@testable import DubanTestKit
@testable import PostgresStore

@Suite("PostgreSQL: points")
struct PostgresPointTests {
    @Test(
        "The driver keeps the contract of every driver",
        arguments: PointStoreContract.checks + PointStoreContract.shared)
    func contract(_ check: PointCheck) async throws {
        let store = try await TestSchema().open()
        try await check.run { PostgresPointStore(beside: store) }
        await store.close()
    }

    @Test("Of a save that fails nothing stays")
    func undone() async throws {
        let schema = try await TestSchema()
        let store = try await schema.open()
        let points = PostgresPointStore(beside: store)
        _ = try await points.save(PointSamples.changes([PointSamples.state("A")]))
        try await schema.sql("ALTER TABLE unknown_point ADD CONSTRAINT refusing CHECK (count < 9)")
        var changes = PointSamples.changes([PointSamples.state("A", heard: 9), PointSamples.state("B")])
        changes.minutes = [("A", PointSamples.minute(0, 1))]
        changes.unknown = [PointSamples.unknown("X", count: 9, to: 1)]
        let error = await storeError { [changes] in _ = try await points.save(changes) }
        #expect(error?.code == .failed)
        #expect(error?.description.contains("refusing") == false)
        #expect(try await points.states() == [PointSamples.state("A")])
        #expect(try await points.minutes(of: "A") == [])
        changes.unknown = []
        _ = try await points.save(changes)
        #expect(try await points.states().count == 2)
        await points.close()
        await store.close()
    }

    @Test("A save that another one keeps waiting is a retriable error, and changes nothing")
    func busy() async throws {
        let schema = try await TestSchema()
        let store = try await PostgresStore.open(schema.address(settings: "lock_timeout=50"))
        let points = PostgresPointStore(beside: store)
        let connection = try Connection.open(ServerAccess(schema.address()))
        try connection.begin(.writing)
        try connection.script("SELECT FROM point_saving FOR UPDATE")
        let error = await storeError { _ = try await points.save(PointSamples.changes([PointSamples.state("A")])) }
        #expect(error?.code == .busy && error?.isRetriable == true)
        connection.rollBack()
        _ = try await points.save(PointSamples.changes([PointSamples.state("A")]))
        #expect(try await points.states().count == 1)
        await points.close()
        await store.close()
    }

    @Test("A commit of the log does not wait for a save")
    func apart() async throws {
        let schema = try await TestSchema()
        let store = try await schema.open()
        let connection = try Connection.open(ServerAccess(schema.address()))
        try connection.begin(.writing)
        _ = try PointSaving(on: connection, by: 1)
        #expect(try await store.commit { try $0.append(StoreSamples.draft("1")) }.position == 1)
        connection.rollBack()
        await store.close()
    }

    @Test("What a driver has saved without hearing of it is not told to it as another's")
    func unheard() async throws {
        let store = try await TestSchema().open()
        let (points, other) = (PostgresPointStore(beside: store), PostgresPointStore(beside: store))
        let state = PointSamples.state("A")
        _ = try await points.save(PointSamples.changes([state]))
        // As if the first had been lost on its way back.
        #expect(try await points.save(PointChanges()) == [])
        #expect(try await other.save(PointChanges()) == [state])
        await points.close()
        await other.close()
        await store.close()
    }

    @Test("A node that knows fewer migrations saves no more")
    func newer() async throws {
        let schema = try await TestSchema()
        let store = try await schema.open()
        let points = PostgresPointStore(beside: store)
        try await schema.sql("UPDATE head SET migrations = migrations + 1")
        #expect(
            await storeError { _ = try await points.save(PointSamples.changes([PointSamples.state("A")])) }?.code
                == .tooNew)
        await points.close()
        await store.close()
    }

    @Test("States that are saved over and over keep to their pages")
    func room() async throws {
        // Of its own: what others read meanwhile on the same server would keep old rows alive.
        let schema = try await TestSchema(on: PostgresServer())
        let store = try await schema.open()
        let points = PostgresPointStore(beside: store)
        try await schema.sql("ALTER TABLE point_state SET (autovacuum_enabled = false)")
        let pages = "SELECT pg_relation_size('point_state') / 8192 AS count"
        var sizes: [Int] = []
        for round in 0..<20 {
            let states = (0..<1_000).map { PointSamples.state("P\($0)", heard: Int64(round)) }
            _ = try await points.save(PointSamples.changes(states))
            sizes.append(try await schema.number(pages))
        }
        #expect(sizes[19] == sizes[3])
        await points.close()
        await store.close()
    }
}
