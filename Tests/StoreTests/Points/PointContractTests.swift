import DubanTestKit
import Foundation
import PointStore
import SQLiteStore
import Testing

@Suite("Every driver of points keeps the whole contract")
struct PointContractTests {
    @Test("in memory", arguments: PointStoreContract.checks + PointStoreContract.shared)
    func memory(_ check: PointCheck) async throws {
        let store = MemoryPointStore()
        try await check.run { store.another() }
    }

    @Test("SQLite", arguments: PointStoreContract.checks)
    func sqlite(_ check: PointCheck) async throws {
        let folder = try PointFolder()
        try await check.run { try SQLitePointStore(folder: folder.path) }
    }
}
