import EventJSON
import LedgerStore
import Ledgers

/// The questions that bring something about: `advance`, `checkpoint`, and what a listener tells of the `outbox`.
struct NodeControl: Sendable {
    let clock: any NodeClock
    let committer: Committer
    let ingest: Ingest
    let points: PointDesk
    let outbox: OutboxDesk

    private static let asks: Set<String> = ["advance", "checkpoint", "outbox"]

    /// - Parameter viewer: who asks; only who sees everything may bring about what concerns everybody.
    /// - Returns: nil where the question only asks.
    func carryOut(_ question: Question, for viewer: Viewer) async throws -> JSONValue? {
        guard viewer.seesEverything || !Self.asks.contains(question.ask) else {
            throw AskError.forbidden("\(question.ask) concerns all areas, and is not for an office of some")
        }
        return switch question.ask {
        case "advance": try await advance(question)
        case "checkpoint": try await checkpoint()
        case "outbox": try await outbox.take(question)
        default: nil
        }
    }

    /// Moves a manual clock: `{"ask":"advance","to":"<instant>"}`. What was received before is settled first; then the
    /// clock moves, and what of points and timers is due by then comes due.
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
        points.advance(to: instant)
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
}
