import DubanTestKit
import Ledgers
import Node

/// The time of day of a node's machine: it may be set, forwards and back.
final class HostClock: NodeClock, @unchecked Sendable {  // Safe: used on its world's one thread.
    private typealias Sleeper = (ticket: Int, until: Instant, wake: CheckedContinuation<Void, any Error>)

    private let world: World
    private let noticesSteps: Bool
    private var random: SplitMix64
    private var offset = Span(milliseconds: 0)
    private var sleepers: [Sleeper] = []
    private var tickets = 0

    /// - Parameter noticesSteps: false for a clock that wakes nobody earlier because it was set forwards.
    init(_ world: World, noticesSteps: Bool) {
        self.world = world
        self.noticesSteps = noticesSteps
        random = world.fork()
    }

    var now: Instant { world.start + Span(milliseconds: world.now.milliseconds) + offset }
    var isTest: Bool { false }

    /// Sets the clock. Who sleeps looks at it again within a minute, as with ``SystemClock``.
    func step(by span: Span) {
        offset = Span(milliseconds: offset.milliseconds + span.milliseconds)
        guard noticesSteps else { return }
        for sleeper in sleepers {
            world.after(random.duration(.zero ... .seconds(60))) { [self] in look(sleeper.ticket) }
        }
    }

    func sleep(until instant: Instant) async throws {
        tickets += 1
        let ticket = tickets
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wake in
                sleepers.append((ticket, instant, wake))
                if Task.isCancelled { remove(ticket)?.wake.resume(throwing: CancellationError()) } else { look(ticket) }
            }
        } onCancel: {
            remove(ticket)?.wake.resume(throwing: CancellationError())
        }
    }

    /// Wakes a sleeper whose instant has come; for another one, looks again when that should be.
    private func look(_ ticket: Int) {
        guard let sleeper = sleepers.first(where: { $0.ticket == ticket }) else { return }
        let left = sleeper.until - now
        if left.milliseconds <= 0 {
            remove(ticket)?.wake.resume()
        } else {
            world.after(.milliseconds(left.milliseconds)) { [self] in look(ticket) }
        }
    }

    private func remove(_ ticket: Int) -> Sleeper? {
        sleepers.firstIndex { $0.ticket == ticket }.map { sleepers.remove(at: $0) }
    }
}
