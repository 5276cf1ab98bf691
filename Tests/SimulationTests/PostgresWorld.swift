import DubanTestKit
import Foundation
import LedgerStore
import Simulation

@testable import PostgresStore

/// A schema of its own, reached through a proxy that loses answers.
struct PostgresWorld: SimulationDatabase {
    private let proxy: ServerProxy
    private let address: PostgresAddress

    init() throws {
        let server = try PostgresServer.shared.get()
        let name = "w" + UUID().uuidString.filter(\.isHexDigit).lowercased()
        let connection = try Connection.open(ServerAccess(PostgresAddress(server.address())))
        try connection.script("CREATE SCHEMA \(name)")
        proxy = try ServerProxy(before: server)
        address = try PostgresAddress(proxy.address(schema: name))
    }

    func open() async throws -> any LedgerStore {
        try await PostgresStore.open(address)
    }

    func loseNextAnswer(isCarriedOut: Bool) {
        proxy.failNextCommits(isCarriedOut ? .cutAfter : .cutBefore)
    }
}
