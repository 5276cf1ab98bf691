import DubanTestKit
import LedgerStore
import Testing

@testable import PostgresStore

@Suite("PostgreSQL: sessions, and which server they are on")
struct PostgresSessionTests {
    private func setting(_ name: String, of lane: Lane) async throws -> String? {
        try await lane.run(.reading) {
            try PostgresTransaction(reading: $0).first("SELECT current_setting($1) AS value", [name]) {
                try $0.get("value")
            }
        }
    }

    @Test("No wait is endless, and times that somebody has set are kept")
    func bounds() async throws {
        let schema = try await TestSchema()
        try await schema.sql(
            "CREATE ROLE \(schema.name) SUPERUSER LOGIN; ALTER ROLE \(schema.name) SET statement_timeout = '7s'")
        let store = try await schema.open()
        #expect(try await setting("statement_timeout", of: store.writer) == "15s")
        #expect(try await setting("lock_timeout", of: store.writer) == "10s")
        #expect(try await setting("idle_in_transaction_session_timeout", of: store.writer) == "15s")
        let reader = Lane(ServerAccess(try schema.address()), name: "reader")
        #expect(try await setting("idle_in_transaction_session_timeout", of: reader) == "10min")
        #expect(try await setting("statement_timeout", of: reader) == "30s")
        let other = try await schema.open(user: schema.name)
        #expect(try await setting("statement_timeout", of: other.writer) == "7s")
        #expect(try await setting("lock_timeout", of: other.writer) == "10s")
        for store in [store, other] { await store.close() }
    }

    @Test("A warning that a commit was not confirmed can't be switched off")
    func warnings() async throws {
        let schema = try await TestSchema()
        try await schema.sql(
            "CREATE ROLE \(schema.name) SUPERUSER LOGIN; ALTER ROLE \(schema.name) SET client_min_messages = error")
        let store = try await schema.open(user: schema.name)
        #expect(try await setting("client_min_messages", of: store.writer) == "warning")
        await store.close()
    }

    @Test("Another writer that does not end its turn is a retriable error")
    func lockTimeout() async throws {
        let schema = try await TestSchema()
        // Not less: NOTIFY has the commits of all tests on this server wait for each other.
        try await schema.sql(
            "CREATE ROLE \(schema.name) SUPERUSER LOGIN; ALTER ROLE \(schema.name) SET lock_timeout = '2s'")
        let (slow, store) = (try await schema.open(), try await schema.open(user: schema.name))
        let holder = try Connection.open(ServerAccess(schema.address()))
        try holder.begin(.writing)
        _ = try PostgresTransaction(writing: holder)
        let error = await storeError { try await store.commit { _ = try $0.append(StoreSamples.draft("1")) } }
        #expect(error?.code == .busy && error?.isRetriable == true)
        holder.rollBack()
        #expect(try await store.commit { try $0.append(StoreSamples.draft("1")) }.position == 1)
        for store in [slow, store] { await store.close() }
    }

    @Test("A server that takes no writes is passed over, and is a retriable error where there is no other")
    func readOnly() async throws {
        let schema = try await TestSchema()
        let standby = try PostgresServer()
        let administrator = try await TestSchema(on: standby)
        let store = try await administrator.open()
        try await administrator.sql("ALTER ROLE postgres SET default_transaction_read_only = on")
        let alone = await storeError { _ = try await administrator.open() }
        #expect(alone?.code == .unreachable && alone?.description.contains("read-only") ?? false)
        let both = try PostgresAddress(
            "postgresql://postgres@/postgres?host=\(standby.folder),\(schema.server.folder)&options=-csearch_path%3D\(schema.name)"
        )
        let through = try await PostgresStore.open(both)
        #expect(try await through.settings().contains { $0 == ("server", schema.server.folder) })
        // A session that was on it already finds out when it writes.
        try await store.writer.run(.writing) { try $0.script("SET SESSION default_transaction_read_only = on") }
        let error = await storeError { try await store.commit { _ = try $0.append(StoreSamples.draft("1")) } }
        #expect(error?.code == .unreachable && error?.isRetriable == true)
        for store in [store, through] { await store.close() }
    }

    @Test("A database without a schema for the tables is refused")
    func noSchema() async throws {
        let server = try PostgresServer.shared.get()
        let error = await storeError {
            _ = try await PostgresStore.open(PostgresAddress(server.address(schema: "nowhere")))
        }
        #expect(error?.description == "the database has no schema for the tables; CREATE SCHEMA the one of search_path")
    }

    @Test("TLS: a server that proves its name is taken, and no other")
    func encryption() async throws {
        let server = try PostgresServer(hasTLS: true)
        let certificate = "sslmode=verify-full&sslrootcert=\(server.folder)/server.crt"
        func address(_ host: String) throws -> PostgresAddress {
            try PostgresAddress(
                "postgresql://postgres@\(host):\(try #require(server.port))/postgres?hostaddr=127.0.0.1&\(certificate)")
        }
        let store = try await PostgresStore.open(address("localhost"))
        let settings = try await store.settings()
        #expect(settings.contains { $0.name == "encryption" && $0.value.hasPrefix("TLSv1.") })
        // More than sockets and records of TLS take at once, there and back.
        var large = StoreSamples.draft("1")
        large.body = [UInt8](repeating: 7, count: 6 << 20)
        try await store.commit { [large] in _ = try $0.append(large) }
        #expect(try await store.read { try $0.rows(from: 1, limit: 1, filter: .all) }.first?.draft == large)
        await store.close()
        let error = await storeError { _ = try await PostgresStore.open(address("db.example.cn")) }
        #expect(error?.code == .unreachable)
        #expect(error?.description.contains("does not match host name") ?? false)
    }

    @Test("A text that no table can hold is no fault of the database")
    func nullCharacter() async throws {
        let store = try await TestSchema().open()
        let error = await storeError { _ = try await store.read { try $0.rows(about: "a\u{0}") } }
        #expect(error?.description.hasPrefix("no text in the database holds U+0000") ?? false)
        await store.close()
    }
}
