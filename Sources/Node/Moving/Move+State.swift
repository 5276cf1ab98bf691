import LedgerStore
import Ledgers

extension Move {
    /// Brings over all that is stored besides the log: what is never removed in parts, what comes and goes in one commit.
    func moveState(of head: LogHead) async throws {
        var copy = StateCopy(self, of: head)
        try await copy.run()
        let early = try await destination.read { try $0.parkedEvents().map(\.position) }
        let passing = try await source.read { try PassingState(of: $0, early: early) }
        try await receive(on: head) { try passing.put(into: $0) }
    }
}
