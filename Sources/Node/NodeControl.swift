import EventJSON
import Ledgers

/// Moves a manual clock: query `{"ask":"advance","to":"<instant>"}`.
struct NodeControl: Sendable {
    let clock: any NodeClock
    let committer: Committer
    let ingest: Ingest

    /// What was received before is settled first; then the clock moves, and the timers due by then fire.
    func advance(_ question: Question) async throws -> JSONValue {
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
        await committer.settle(timersDueBy: instant)
        return ["now": .string(clock.now.rfc3339)]
    }
}
