package import EventJSON
package import LedgerStore
import Ledgers

/// Takes what listeners of the outbox tell: `{"ask":"outbox","cursor":"<name>","acknowledge":<position>}`, or that one is
/// no more, `{"ask":"outbox","cursor":"<name>","forget":true}`.
package struct OutboxDesk: Sendable {
    private let store: any LedgerStore
    private let committer: Committer
    private let clock: any NodeClock
    private let largestPage: Int

    package init(store: any LedgerStore, committer: Committer, clock: any NodeClock, largestPage: Int) {
        self.store = store
        self.committer = committer
        self.clock = clock
        self.largestPage = largestPage
    }

    /// - Returns: where the listener stands then, once that is durable; nil where the question only asks.
    /// - Throws: ``AskError``, or `StoreError`: nothing was changed.
    package func take(_ question: Question) async throws -> JSONValue? {
        let outbox = try OutboxQuestion(question, largestPage: largestPage)
        switch outbox.action {
        case .list: return nil
        case .acknowledge(let position): try await acknowledge(position, outbox.cursor)
        case .forget: try await committer.carryOut(.forget(cursor: outbox.cursor))
        }
        return try await store.read { try Outbox.json(of: outbox.cursor, limit: 0, in: $0) }
    }

    private func acknowledge(_ position: Int64, _ cursor: String) async throws {
        let (end, cursors) = try await store.read { (try $0.head().position, try $0.outboxCursors().map(\.name)) }
        guard position <= end else {
            throw AskError.invalid("the log ends at position \(end); acknowledge what was delivered")
        }
        guard cursors.contains(cursor) || cursors.count < Outbox.mostCursors else {
            throw AskError.invalid("there are \(Outbox.mostCursors) cursors already; forget one that is no more")
        }
        try await committer.carryOut(
            .save(OutboxCursor(name: cursor, position: position, acknowledgedAt: clock.now)))
    }
}
