import EventJSON
import LedgerStore
import Ledgers

/// The questions that bring something about: `advance`, `checkpoint`, and what a listener tells of the `outbox`.
struct NodeControl: Sendable {
    let clock: any NodeClock
    let store: any LedgerStore
    let committer: Committer
    let ingest: Ingest
    let largestPage: Int

    /// - Returns: nil where the question only asks.
    func carryOut(_ question: Question) async throws -> JSONValue? {
        switch question.ask {
        case "advance": try await advance(question)
        case "checkpoint": try await checkpoint()
        case "outbox": try await outbox(question)
        default: nil
        }
    }

    /// Moves a manual clock: `{"ask":"advance","to":"<instant>"}`. What was received before is settled first; then the
    /// clock moves, and the timers due by then fire.
    private func advance(_ question: Question) async throws -> JSONValue {
        guard let clock = clock as? ManualClock else {
            throw AskError("not-a-test-clock", "only a node started with --clock manual:<instant> can be advanced")
        }
        let instant = try question.instant("to")
        guard instant >= clock.now else {
            throw AskError.invalid("the clock stands at \(clock.now.rfc3339); it does not run backwards")
        }
        await ingest.handedOver()
        await committer.settle()
        clock.advance(to: instant)
        try await committer.carryOut(.fireTimers(dueBy: instant))
        return ["now": .string(clock.now.rfc3339)]
    }

    /// Signs the end of the log: `{"ask":"checkpoint"}`. The event goes to the tail too.
    private func checkpoint() async throws -> JSONValue {
        guard let row = try await committer.carryOut(.checkpoint).first else {
            throw AskError("unavailable", "no checkpoint was written; ask again")
        }
        return try JSONParser.parse(row.draft.body)
    }

    /// What a listener has, `{"ask":"outbox","cursor":"<name>","acknowledge":<position>}`, or that it is no more,
    /// `{"ask":"outbox","cursor":"<name>","forget":true}`.
    /// - Returns: nil where it only asks.
    private func outbox(_ question: Question) async throws -> JSONValue? {
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
