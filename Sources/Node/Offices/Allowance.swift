import Ledgers
import Synchronization

/// How much one office may still send, and what became of it.
final class Allowance: Sendable {
    private struct State {
        var events: TokenBucket
        var bytes: TokenBucket
        var letters: TokenBucket
        var count = OfficeCount()
    }

    let limits: OfficeLimits
    private let state: Mutex<State>
    private let now: @Sendable () -> Duration

    /// What may come at once, in seconds' worth.
    private static let burst = 10.0
    private static let hour = 3_600.0

    init(_ limits: OfficeLimits, now: @escaping @Sendable () -> Duration) {
        self.limits = limits
        self.now = now
        let start = now()
        state = Mutex(
            State(
                events: TokenBucket(perSecond: Double(limits.eventsPerSecond), seconds: Self.burst, at: start),
                bytes: TokenBucket(perSecond: Double(limits.bytesPerSecond), seconds: Self.burst, at: start),
                letters: TokenBucket(
                    perSecond: Double(limits.deadLettersPerHour) / Self.hour, seconds: Self.hour, at: start)))
    }

    var count: OfficeCount { state.withLock(\.count) }

    /// Whether the next request may be looked at; one that may not be is counted.
    func admitsRequest() -> Bool {
        let now = now()
        return state.withLock { state in
            // Both are looked at, so that both fill up.
            let admits = state.events.hasSome(at: now) && state.bytes.hasSome(at: now)
            if !admits { state.count.limited += 1 }
            return admits
        }
    }

    /// A request that was admitted turned out to be so much.
    func charge(events: Int, bytes: Int) {
        state.withLock { state in
            state.events.take(events)
            state.bytes.take(bytes)
            state.count.events += events
        }
    }

    /// Whether one more refused event may be kept; if so, it counts.
    func takesLetter() -> Bool {
        let now = now()
        return state.withLock { state in
            guard state.letters.hasSome(at: now) else {
                state.count.lettersDenied += 1
                return false
            }
            state.letters.take(1)
            state.count.letters += 1
            return true
        }
    }
}
