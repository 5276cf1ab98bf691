import Ledgers
import Monitoring
import Synchronization

/// The points of a replay, expected to be heard from its first event on.
final class ReplayedPoints: Sendable {
    private let points: [Point]
    private let rules: Policy.Monitoring
    private let judge = Mutex<PointJudge?>(nil)

    init(_ points: [Point], by rules: Policy.Monitoring) {
        (self.points, self.rules) = (points, rules)
    }

    /// Judges what was received if it is a reading, after all that is due by its receipt.
    /// - Returns: what is to be folded before it.
    func take(_ received: inout ReceivedEvent) -> [ReceivedEvent] {
        change(from: received.receivedAt) { judge in
            guard case .reading(let reading) = received.content else {
                return judge.advance(to: received.receivedAt)
            }
            received.content = judge.take(reading, received, among: nil)
        }
    }

    /// - Returns: what is due by then.
    func advance(to end: Instant) -> [ReceivedEvent] {
        change(from: end) { $0.advance(to: end) }
    }

    private func change(from start: Instant, _ change: (inout PointJudge) -> Void) -> [ReceivedEvent] {
        judge.withLock { judge in
            // Taken out, so that nothing of it is copied.
            var present = judge.take() ?? PointJudge(Monitor(points, by: rules, since: start))
            change(&present)
            let events = present.takeEvents()
            judge = present
            return events
        }
    }
}
