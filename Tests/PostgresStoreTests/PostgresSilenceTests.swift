import LedgerStore
import Testing

@testable import DubanTestKit
@testable import PostgresStore

/// A server that stands still, or a network that swallows what is sent: the connection stays open, and nothing comes.
@Suite("PostgreSQL: a server that is silent is given up", .serialized, .timeLimit(.minutes(15)))
struct PostgresSilenceTests {
    private static let patience = Duration.seconds(4)
    /// One for those that stop it: one after the other.
    private static let own = Result { try PostgresServer() }

    /// A store for which a server is silent after a few seconds.
    private func open(_ address: String) async throws -> PostgresStore {
        try await PostgresStore.open(
            ServerAccess(PostgresAddress(address + "&connect_timeout=4"), patience: Self.patience))
    }

    private func open(_ schema: TestSchema, by proxy: ServerProxy) async throws -> PostgresStore {
        try await open(
            proxy.address(schema: schema.name, settings: "statement_timeout=4s")
                + "&application_name=\(schema.name)")
    }

    /// What the server is in the middle of when it is stopped it goes on with, however late it is woken.
    private func open(_ schema: TestSchema, _ settings: String = "") async throws -> PostgresStore {
        try await open(
            schema.server.address(schema: schema.name)
                + "%20-cstatement_timeout%3D4s%20-cidle_in_transaction_session_timeout%3D60s" + settings)
    }

    @Test(
        "One that was stopped between two transactions: nothing was changed, and the next commit after that has another"
    )
    func frozenIdle() async throws {
        let server = try Self.own.get()
        let store = try await open(TestSchema(on: server))
        let row = try await store.commit { try $0.append(StoreSamples.draft("1")) }
        try server.freeze()
        let failed = await storeError { try await store.commit { _ = try $0.append(StoreSamples.draft("2")) } }
        #expect(failed?.code == .unreachable && failed?.isRetriable == true)
        let unread = await storeError { _ = try await store.read { try $0.head() } }
        #expect(unread?.code == .unreachable)
        try server.thaw()
        #expect(try await store.read { try $0.rows(from: 1, limit: 9, filter: .all) } == [row])
        #expect(try await store.commit { try $0.append(StoreSamples.draft("2")) }.position == 2)
        await store.close()
    }

    @Test("One that was stopped within a transaction: nothing was changed")
    func frozenTransaction() async throws {
        let server = try Self.own.get()
        let store = try await open(TestSchema(on: server))
        let failed = await storeError {
            try await store.commit { transaction in
                _ = try transaction.append(StoreSamples.draft("1"))
                try server.freeze()
            }
        }
        #expect(failed == PostgresErrors.silent && failed?.isRetriable == true)
        try server.thaw()
        #expect(try await store.commit { try $0.append(StoreSamples.draft("2")) }.position == 1)
        await store.close()
    }

    @Test("One that was stopped before COMMIT is of unknown outcome, and may still carry it out: the retry finds out")
    func frozenCommit() async throws {
        let server = try Self.own.get()
        let store = try await open(TestSchema(on: server))
        let failed = await storeError {
            try await store.commit { transaction in
                _ = try transaction.append(StoreSamples.draft("1"))
                guard let transaction = transaction as? PostgresTransaction else { return }
                // Everything is sent, so that COMMIT is the next that the server is told.
                try transaction.finish()
                transaction.growth = nil
                try server.freeze()
            }
        }
        #expect(failed == PostgresErrors.unknownOutcome)
        try server.thaw()
        #expect(try await store.commit { try $0.loggedEvent(source: "/offices/a", id: "1") }?.position == 1)
        await store.close()
    }

    @Test("When one connection has found out, none waits for the same server again")
    func suspicion() async throws {
        let schema = try await TestSchema()
        let proxy = try ServerProxy(before: schema.server)
        let store = try await open(schema, by: proxy)
        let before = try await backend(of: store)
        proxy.set(silent: true)
        let failed = await storeError { try await store.commit { _ = try $0.append(StoreSamples.draft("1")) } }
        #expect(failed?.code == .unreachable)
        proxy.set(silent: false)
        // The reader's connection would work again, but nobody could have known.
        #expect(try await backend(of: store) != before)
        #expect(try await store.commit { try $0.append(StoreSamples.draft("1")) }.position == 1)
        await store.close()
    }

    /// The server's process for the reader that comes first.
    private func backend(of store: PostgresStore) async throws -> Int {
        try await store.readers.run {
            try PostgresTransaction(reading: $0).count("SELECT pg_backend_pid()::bigint AS count")
        }
    }

    @Test(
        "A COMMIT whose answer never comes is of unknown outcome; the retry finds what was carried out",
        arguments: [(ProxyFault.cutBefore, nil), (.cutAfter, 1), (.silentAfter, Int64(1))])
    func lostAnswer(_ fault: ProxyFault, _ position: Int64?) async throws {
        let schema = try await TestSchema()
        let proxy = try ServerProxy(before: schema.server)
        let store = try await open(schema, by: proxy)
        proxy.failNextCommits(fault)
        let failed = await storeError { try await store.commit { _ = try $0.append(StoreSamples.draft("1")) } }
        #expect(failed == PostgresErrors.unknownOutcome && failed?.isRetriable == true)
        #expect(proxy.faultsLeft == 0)
        #expect(try await store.commit { try $0.loggedEvent(source: "/offices/a", id: "1") }?.position == position)
        await store.close()
    }

    @Test(
        "A COMMIT that waits for a standby which is not there is given up, and holds the retry until the standby confirms"
    )
    func noStandby() async throws {
        let server = try Self.own.get()
        let schema = try await TestSchema(on: server)
        let store = try await open(schema, "%20-clock_timeout%3D1s")
        try await setStandbys("nobody", of: schema)
        let given = await storeError { try await store.commit { _ = try $0.append(StoreSamples.draft("1")) } }
        #expect(given == PostgresErrors.unknownOutcome)
        let held = await storeError { try await store.commit { _ = try $0.append(StoreSamples.draft("1")) } }
        #expect(held?.code == .busy && held?.isRetriable == true)
        try await setStandbys("", of: schema)
        // Once the server has heard of it.
        var found: LoggedEvent?
        while found == nil {
            found = try? await store.commit { try $0.loggedEvent(source: "/offices/a", id: "1") }
        }
        #expect(found?.position == 1)
        await store.close()
    }

    /// ALTER SYSTEM refuses to be a part of a transaction.
    private func setStandbys(_ names: String, of schema: TestSchema) async throws {
        let connection = try Connection.open(ServerAccess(PostgresAddress(schema.server.address())))
        try connection.script("ALTER SYSTEM SET synchronous_standby_names = '\(names)'")
        try connection.script("SELECT pg_reload_conf()")
        while try connection.execute("SELECT current_setting('synchronous_standby_names') AS names", []).rows.first?
            .get("names") != names
        {}
    }

    @Test("The listener of a silent server comes back by another connection")
    func listener() async throws {
        let schema = try await TestSchema()
        let proxy = try ServerProxy(before: schema.server)
        let store = try await open(schema, by: proxy)
        let growth = store.growth()
        let before = try await listening(schema, besides: 0)
        proxy.set(silent: true)
        while store.access.currentAge == 0 { await Task.yield() }
        proxy.set(silent: false)
        _ = try await listening(schema, besides: before)
        let other = try await schema.open()
        try await other.commit { _ = try $0.append(StoreSamples.draft("1")) }
        for await _ in growth {
            if try await store.read({ try $0.head().position }) == 1 { break }
        }
        for store in [store, other] { await store.close() }
    }

    /// Waits until the server has a process that listens, by the proxy, for this schema.
    private func listening(_ schema: TestSchema, besides other: Int) async throws -> Int {
        while true {
            let found = try await schema.number(
                """
                SELECT coalesce(max(pid), 0)::bigint AS count FROM pg_stat_activity
                WHERE application_name = '\(schema.name)' AND state = 'idle' AND query IN ('LISTEN duban_log', 'SELECT')
                AND pid <> \(other)
                """)
            if found > 0 { return found }
        }
    }
}
