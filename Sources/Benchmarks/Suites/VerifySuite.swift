import LedgerStore
import Node
import SQLiteStore

struct VerifySuite: Suite {
    static let name = "verify"
    static let abstract = "a log's chain and fold, and all stored state, checked"

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let rows = workshop.effort.logRows
        let folder = try await PreparedLog.rows(rows).folder(in: workshop)
        return try await workshop.heavyRounds.run([
            Contender("verify/\(rows)", .rowsPerSecond) {
                let began = ContinuousClock.now
                let store = try SQLiteStore(examining: folder)
                let verified = try await Verification(of: store).run { _, _ in }
                try store.close()
                return Sample(count: Int(verified.head.position), in: ContinuousClock.now - began)
            }
        ])
    }
}
