import CoreMetrics
import EventJSON

extension NodeInstruments {
    /// What can be asked of a running node; what is asked else is counted as `unknown`.
    private static let asks = Set(Answers.asks + ["status", "advance", "checkpoint"])

    /// - Parameter ask: what is asked.
    func timing(_ ask: String, _ answer: () async throws -> JSONValue) async throws -> JSONValue {
        let ask = Self.asks.contains(ask) ? ask : "unknown"
        let start = ContinuousClock.now
        do {
            let json = try await answer()
            note(ask, "ok", since: start)
            return json
        } catch {
            note(ask, (error as? AskError)?.code ?? "unavailable", since: start)
            throw error
        }
    }

    private func note(_ ask: String, _ outcome: String, since start: ContinuousClock.Instant) {
        questions.count(ask, outcome)
        questionTime.recordNanoseconds((ContinuousClock.now - start).nanoseconds)
    }
}
