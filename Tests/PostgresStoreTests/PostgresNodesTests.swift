import LedgerStore
import Testing

@testable import DubanTestKit
@testable import PostgresStore

@Suite("PostgreSQL: several nodes on one database")
struct PostgresNodesTests {
    @Test("Writers at once make one chain without gaps, and a reader never finds a row behind one that it has read")
    func writersAtOnce() async throws {
        let schema = try await TestSchema()
        let stores = [try await schema.open(), try await schema.open(), try await schema.open()]
        let isDone = Flag()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Self.follow(stores[0], until: isDone) }
            try await Self.write(to: stores, thenRaise: isDone)
            try await group.waitForAll()
        }
        let rows = try await stores[1].read { try $0.rows(from: 1, limit: .max, filter: .all) }
        #expect(rows.map(\.position) == Array(1...Int64(Self.commits * 3 * 3)))
        for (before, row) in zip([ChainHash.beginning] + rows.map(\.hash), rows) {
            #expect(row.isChained(to: before))
        }
        try await stores[2].inspect()
        for store in stores { await store.close() }
    }

    private static let commits = 60

    private static func write(to stores: [PostgresStore], thenRaise isDone: Flag) async throws {
        defer { isDone.raise() }
        try await withThrowingTaskGroup(of: Void.self) { writers in
            for (index, store) in stores.enumerated() {
                writers.addTask { try await write(node: index, to: store) }
            }
            try await writers.waitForAll()
        }
    }

    /// Three rows a commit, and one in five is thrown away.
    private static func write(node: Int, to store: PostgresStore) async throws {
        struct Undone: Error {}
        for number in 0..<commits {
            if number % 5 == 0 {
                _ = try? await store.commit { transaction -> Void in
                    _ = try transaction.append(StoreSamples.draft("undone-\(node)-\(number)"))
                    throw Undone()
                }
            }
            try await store.commit { transaction in
                for part in 0..<3 { _ = try transaction.append(StoreSamples.draft("\(node)-\(number)-\(part)")) }
            }
        }
    }

    /// Reads on from where it has got to, as a tail does.
    private static func follow(_ store: PostgresStore, until isDone: Flag) async throws {
        var next: Int64 = 1
        while true {
            let wasDone = isDone.isRaised
            let rows = try await store.read { [next] in try $0.rows(from: next, limit: 7, filter: .all) }
            #expect(rows.map(\.position) == rows.indices.map { next + Int64($0) })
            next += Int64(rows.count)
            if wasDone, rows.isEmpty { return }
        }
    }

    @Test("Who commits wakes the other nodes, and what was committed can be read then")
    func growth() async throws {
        let schema = try await TestSchema()
        let (store, other) = (try await schema.open(), try await schema.open())
        try await store.commit { _ = try $0.append(StoreSamples.draft("1")) }
        var position: Int64 = 0
        for await _ in other.growth() {
            position = try await other.read { try $0.head().position }
            if position == 2 { break }
            if position == 1 { try await store.commit { _ = try $0.append(StoreSamples.draft("2")) } }
        }
        #expect(position == 2)
        let ended = other.growth()
        for store in [store, other] { await store.close() }
        for await _ in ended {}
    }

    @Test("A duty is one node's at a time, and another's when that one has gone; another schema has one of its own")
    func duty() async throws {
        let (schema, elsewhere) = (try await TestSchema(), try await TestSchema())
        let (first, second, third) = (try await schema.open(), try await schema.open(), try await elsewhere.open())
        for _ in 0..<3 {
            #expect(await first.holdsDuty())
            #expect(await !second.holdsDuty())
        }
        #expect(await third.holdsDuty())
        // However often it is asked, the lock is there once.
        #expect(
            try await schema.number(
                """
                SELECT count(*) AS count FROM pg_locks WHERE locktype = 'advisory' AND classid = 1145389391
                AND objid = (SELECT oid FROM pg_namespace WHERE nspname = '\(schema.name)')
                """) == 1)
        await first.close()
        // It hears of the end of a connection a moment later.
        while await !second.holdsDuty() { try await Task.sleep(for: .milliseconds(10)) }
        for store in [second, third] { await store.close() }
    }

    @Test("Nodes that start at once on an empty schema make its tables once")
    func startAtOnce() async throws {
        let schema = try await TestSchema()
        let stores = try await withThrowingTaskGroup(of: PostgresStore.self) { group in
            for _ in 0..<4 { group.addTask { try await schema.open() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(try await schema.number("SELECT count(*) AS count FROM migration") == PostgresSchema.migrations.count)
        for store in stores { await store.close() }
    }

    @Test("Tables of a newer version are refused at the start, and by a node that runs")
    func newerTables() async throws {
        let schema = try await TestSchema()
        let store = try await schema.open()
        try await schema.sql("INSERT INTO migration (name) VALUES ('9999-newer'); UPDATE head SET migrations = 9999")
        let starting = await storeError { _ = try await schema.open() }
        #expect(starting?.code == .tooNew)
        let running = await storeError { try await store.commit { _ = try $0.append(StoreSamples.draft("1")) } }
        #expect(running?.code == .tooNew)
        await store.close()
    }

    @Test("Who only looks makes no tables, and reads those of a node")
    func reading() async throws {
        let schema = try await TestSchema()
        let error = await storeError { _ = try await PostgresStore.open(reading: schema.address()) }
        #expect(error?.code == .unreachable && error?.description.contains("start a node on it once") ?? false)
        #expect(
            try await schema.number("SELECT count(*) AS count FROM pg_tables WHERE schemaname = '\(schema.name)'") == 0)
        let store = try await schema.open()
        try await store.commit { _ = try $0.append(StoreSamples.draft("1")) }
        let reader = try await PostgresStore.open(reading: schema.address())
        #expect(try await reader.read { try $0.head() }.position == 1)
        for store in [store, reader] { await store.close() }
    }

    @Test("Names of migrations are unique, and in their order")
    func migrationNames() {
        let names = PostgresSchema.migrations.map(\.name)
        #expect(names == Set(names).sorted())
    }
}
