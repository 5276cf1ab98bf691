import DubanTestKit
import Foundation
import LedgerStore
import SQLiteStore
import Testing

/// Every driver keeps the whole contract.
@Suite struct StoreContractTests {
    @Test("the in-memory driver", arguments: StoreContract.checks)
    func memory(_ check: StoreCheck) async throws {
        try await check.run(MemoryStore())
    }

    @Test("a log can be moved into the in-memory driver")
    func receiving() async throws {
        try await StoreContract.receiving(MemoryStore())
    }

    @Test("the SQLite driver", arguments: StoreContract.checks)
    func sqlite(_ check: StoreCheck) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("duban-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try SQLiteStore(folder: folder.path)
        try await check.run(store)
        try store.close()
    }
}
