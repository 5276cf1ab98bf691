import LedgerStore
import Ledgers
import Testing

@testable import DubanTestKit
@testable import PostgresStore

@Suite("PostgreSQL: what fails, and what comes after")
struct PostgresFailureTests {
    private static let killItself = "SELECT pg_terminate_backend(pg_backend_pid())"

    @Test("A connection that is ended within a transaction is a retriable error, and the next commit has another")
    func killedBackend() async throws {
        let store = try await TestSchema().open()
        let error = await storeError {
            try await store.commit { transaction in
                _ = try transaction.append(StoreSamples.draft("1"))
                guard let transaction = transaction as? PostgresTransaction else { return }
                try? transaction.connection.script(Self.killItself)
                _ = try transaction.append(StoreSamples.draft("2", area: "140404"))
            }
        }
        #expect(error?.code == .unreachable && error?.isRetriable == true)
        #expect(try await store.read { try $0.head() }.position == 0)
        #expect(try await store.commit { try $0.append(StoreSamples.draft("1")) }.position == 1)
        await store.close()
    }

    @Test("A part that the server refuses while the batch goes on voids all of it, and the connection is used again")
    func refusedPart() async throws {
        let store = try await TestSchema().open()
        let error = await storeError {
            try await store.commit { transaction in
                try transaction.save(StoreSamples.hazard("HZ-1"))
                for number in 0..<400 { _ = try transaction.append(StoreSamples.draft("\(number % 200)")) }
            }
        }
        #expect(error?.description == "the database failed (PostgreSQL 23505); nothing of it was acknowledged")
        #expect(try await store.read { try $0.head() }.position == 0)
        #expect(try await store.commit { try $0.hazard("HZ-1") } == nil)
        #expect(try await store.commit { try $0.append(StoreSamples.draft("1")) }.position == 1)
        await store.close()
    }

    @Test("A node that stands still in the middle of a batch is one that the server may end")
    func idleBetweenParts() async throws {
        let schema = try await TestSchema()
        let store = try await schema.open()
        let states = try await store.commit { transaction in
            // Enough for parts to be on their way, of which nothing was heard yet.
            for number in 0..<300 { _ = try transaction.append(StoreSamples.draft("\(number)")) }
            return try Self.waitUntilIdle(in: schema)
        }
        #expect(states == 1)
        await store.close()
    }

    /// Asks past the store, until the server has a writer of this schema that holds the lock and does nothing.
    /// - Returns: how many it has; none where it was asked often enough.
    private static func waitUntilIdle(in schema: TestSchema) throws -> Int {
        let observer = try Connection.open(ServerAccess(schema.address()))
        for _ in 0..<20_000 {
            // A transaction sees what the server's processes do as of its first look.
            try observer.begin(.reading)
            defer { observer.rollBack() }
            let idle = try PostgresTransaction(reading: observer).count(
                """
                SELECT count(*) AS count FROM pg_locks JOIN pg_stat_activity USING (pid)
                WHERE relation = 'head'::regclass AND mode = 'RowShareLock' AND state = 'idle in transaction'
                """)
            if idle > 0 { return idle }
        }
        return 0
    }

    @Test("A connection that is ended between two parts of a batch is a retriable error, and nothing is kept")
    func lostPart() async throws {
        let schema = try await TestSchema()
        let store = try await schema.open()
        let error = await storeError {
            try await store.commit { transaction in
                for number in 0..<1_000 {
                    _ = try transaction.append(StoreSamples.draft("\(number)"))
                    guard number == 300, let transaction = transaction as? PostgresTransaction else { continue }
                    try? transaction.connection.script(Self.killItself)
                }
            }
        }
        #expect(
            error == PostgresErrors.lost || error?.description.hasPrefix("the server ends its connections") ?? false)
        #expect(try await store.commit { try $0.append(StoreSamples.draft("1")) }.position == 1)
        await store.close()
    }

    @Test("One that is ended before COMMIT is of unknown outcome; the retry finds out")
    func lostCommit() async throws {
        let store = try await TestSchema().open()
        let error = await storeError {
            try await store.commit { transaction in
                _ = try transaction.append(StoreSamples.draft("1"))
                guard let transaction = transaction as? PostgresTransaction else { return }
                // Everything is sent, so that COMMIT is the next that the server would be told.
                try transaction.finish()
                transaction.growth = nil
                try? transaction.connection.script(Self.killItself)
            }
        }
        #expect(error == PostgresErrors.unknownOutcome && error?.isRetriable == true)
        #expect(try await store.commit { try $0.loggedEvent(source: "/offices/a", id: "1") } == nil)
        await store.close()
    }

    @Test("A connection that is ended between two transactions is not noticed")
    func killedIdle() async throws {
        let schema = try await TestSchema()
        let store = try await schema.open()
        try await store.commit { _ = try $0.append(StoreSamples.draft("1")) }
        let backend = try await store.writer.run(.reading) {
            try PostgresTransaction(reading: $0).count("SELECT pg_backend_pid()::bigint AS count")
        }
        #expect(try await schema.number("SELECT pg_terminate_backend(\(backend), 10000)::int::bigint AS count") == 1)
        #expect(try await store.commit { try $0.append(StoreSamples.draft("2")) }.position == 2)
        await store.close()
    }

    @Test("A failed statement that the caller swallows does not pass for a commit")
    func swallowed() async throws {
        let store = try await TestSchema().open()
        let error = await storeError {
            try await store.commit { transaction in
                try transaction.save(StoreSamples.letter(1))
                guard let transaction = transaction as? PostgresTransaction else { return }
                try? transaction.connection.script("SELECT 1/0")
            }
        }
        #expect(error?.description == "the database failed (PostgreSQL 22012); nothing of it was acknowledged")
        #expect(try await store.read { try $0.counts() }.deadLetters == 0)
        await store.close()
    }

    @Test("A commit of which the server says anything is not taken for confirmed by the standbys")
    func warnedCommit() async throws {
        let schema = try await TestSchema()
        let store = try await schema.open()
        // A trigger at the end of the transaction warns as the server does when somebody ends its wait for standbys.
        try await schema.sql(
            """
            CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'x'; RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER warning AFTER UPDATE ON head DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION warn();
            """)
        let error = await storeError { try await store.commit { _ = try $0.append(StoreSamples.draft("1")) } }
        #expect(error == PostgresErrors.unconfirmed && error?.isRetriable == true)
        // The retry of the event finds it.
        #expect(try await store.commit { try $0.loggedEvent(source: "/offices/a", id: "1") }?.position == 1)
        await store.close()
    }

    @Test("A server that is stopped is a retriable error; once it runs again all goes on")
    func restart() async throws {
        let server = try PostgresServer()
        let schema = try await TestSchema(on: server)
        let store = try await schema.open()
        let row = try await store.commit { try $0.append(StoreSamples.draft("1")) }
        try server.stop()
        let failed = await storeError { try await store.commit { _ = try $0.append(StoreSamples.draft("2")) } }
        #expect(failed?.code == .unreachable)
        let unread = await storeError { _ = try await store.read { try $0.head() } }
        #expect(unread?.code == .unreachable)
        try server.start()
        #expect(try await store.read { try $0.rows(from: 1, limit: 9, filter: .all) } == [row])
        #expect(try await store.commit { try $0.append(StoreSamples.draft("2")) }.position == 2)
        await store.close()
    }

    @Test("A wrong password is told in one line without it")
    func wrongPassword() async throws {
        let schema = try await TestSchema()
        try await schema.sql(
            """
            DO $$ BEGIN CREATE ROLE stranger LOGIN PASSWORD 'right-secret';
            EXCEPTION WHEN duplicate_object THEN NULL; END $$
            """)
        let error = await storeError { _ = try await schema.open(user: "stranger", password: "wrong-secret") }
        #expect(error?.code == .unreachable)
        let text = try #require(error?.description)
        #expect(text.contains("password authentication failed for user \"stranger\""))
        #expect(!text.contains("secret") && !text.contains("\n"))
    }

    @Test("A host that is not there is named")
    func noHost() async throws {
        let address = try PostgresAddress("postgresql://u:secret@/d?host=/nonexistent/a,/nonexistent/b&port=1,2")
        let error = await storeError { _ = try await PostgresStore.open(address) }
        #expect(error?.code == .unreachable)
        let text = try #require(error?.description)
        #expect(text.contains("/nonexistent/a") && text.contains("/nonexistent/b"))
        #expect(!text.contains("secret") && !text.contains("\n"))
    }

    @Test(
        "An error tells the SQLSTATE, and whether it may pass",
        arguments: [
            ("40001", StoreError.Code.busy), ("40P01", .busy), ("55P03", .busy), ("57014", .busy),
            ("57P01", .unreachable),
            ("57P02", .unreachable), ("57P03", .unreachable), ("08006", .unreachable), ("25006", .unreachable),
            ("53100", .full), ("53200", .busy), ("53300", .busy), ("58030", .failed), ("XX001", .damaged),
            ("23505", .failed),
            ("42P01", .failed), ("42501", .failed),
        ])
    func sqlStates(_ state: String, _ code: StoreError.Code) {
        let error = PostgresErrors.error(sqlState: state)
        #expect(error.code == code)
        #expect(error.description.contains(state) && !error.description.contains("\n"))
    }
}
