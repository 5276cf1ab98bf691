import DubanTestKit
import Foundation
import LedgerStore
import Testing

@testable import PostgresStore

/// A server whose commits wait for a standby that is not there.
@Suite("PostgreSQL: what no standby has confirmed is told to nobody", .timeLimit(.minutes(15)))
struct PostgresStandbyTests {
    private let server: PostgresServer
    private let store: PostgresStore

    init() async throws {
        server = try PostgresServer()
        let address = try await TestSchema(on: server).address(settings: "statement_timeout=5s")
        store = try await PostgresStore.open(ServerAccess(address, patience: .seconds(5)))
    }

    private func require(standby: String) async throws {
        try await administer(["ALTER SYSTEM SET synchronous_standby_names = '\(standby)'", "SELECT pg_reload_conf()"])
    }

    /// Outside a transaction, on a thread that may wait.
    private func administer(_ statements: [String]) async throws {
        let address = try PostgresAddress(server.address())
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async {
                done.resume(
                    with: Result {
                        let connection = try Connection.open(ServerAccess(address))
                        for statement in statements { try connection.script(statement) }
                    })
            }
        }
    }

    /// Commits row after row until one is not confirmed: the server takes a while to see its new setting.
    private func commitUnconfirmed() async throws -> (confirmed: Int64, StoreError) {
        var confirmed: Int64 = 0
        while true {
            do {
                confirmed = try await store.commit { [confirmed] in
                    try $0.append(StoreSamples.draft("\(confirmed + 1)")).position
                }
            } catch let error as StoreError {
                return (confirmed, error)
            }
        }
    }

    @Test("not after a crash either, when the server shows it to all who ask")
    func crash() async throws {
        try await require(standby: "nobody")
        let (confirmed, error) = try await commitUnconfirmed()
        #expect(error == PostgresErrors.unknownOutcome)
        try server.stop()
        try server.start()
        #expect(try await store.read { try $0.head().position } == confirmed + 1)
        let silent = await storeError { _ = try await store.readDurable { try $0.head() } }
        #expect(silent?.isRetriable == true)
        try await require(standby: "")
        while await storeError({ _ = try await store.readDurable { try $0.head() } }) != nil {}
        #expect(try await store.readDurable { try $0.head().position } == confirmed + 1)
        await store.close()
    }
}
