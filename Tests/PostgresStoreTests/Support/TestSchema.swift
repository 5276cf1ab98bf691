import Foundation
import DubanTestKit
import LedgerStore

@testable import PostgresStore

/// A schema of its own on a server.
struct TestSchema {
    let server: PostgresServer
    let name: String
    /// A second way into the database, past the store: as an administrator, or whoever tampers with it.
    private let administrator: Lane

    init(on server: PostgresServer? = nil) async throws {
        self.server = try server ?? PostgresServer.shared.get()
        name = "s" + UUID().uuidString.filter(\.isHexDigit).lowercased()
        administrator = Lane(ServerAccess(try PostgresAddress(self.server.address())), name: "administrator")
        try await sql("CREATE SCHEMA \(name)")
    }

    func open(user: String = "postgres", password: String? = nil) async throws -> PostgresStore {
        try await PostgresStore.open(address(user: user, password: password))
    }

    /// - Parameter settings: one more of the session, such as `statement_timeout=1s`.
    func address(
        user: String = "postgres", password: String? = nil, settings: String? = nil
    ) throws -> PostgresAddress {
        let more = settings.map { "%20-c" + $0.replacing("=", with: "%3D") } ?? ""
        return try PostgresAddress(server.address(user: user, password: password, schema: name) + more)
    }

    /// Runs statements; tables are those of the schema.
    func sql(_ statements: String) async throws {
        try await administrator.run(.writing) { [name] connection in
            try connection.script("SET LOCAL search_path = \(name), public; \(statements)")
        }
    }

    /// The one number that a query brings, as `count`.
    func number(_ query: String) async throws -> Int {
        try await administrator.run(.writing) { [name] connection in
            try connection.script("SET LOCAL search_path = \(name), public")
            return try PostgresTransaction(reading: connection).count(query)
        }
    }
}

/// Runs `work` and gives back the error of a store that it has to end with.
func storeError(_ work: () async throws -> Void) async -> StoreError? {
    do { try await work() } catch { return error as? StoreError }
    return nil
}
