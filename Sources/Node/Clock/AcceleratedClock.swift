public import Ledgers

/// A test clock that runs a number of times as fast as the machine's.
public struct AcceleratedClock: NodeClock {
    private let start: Instant
    private let began = ContinuousClock.now
    private let factor: Double

    /// - Parameter factor: more than 0; 86,400 makes a day of a second.
    public init(from start: Instant, factor: Double) {
        self.start = start
        self.factor = factor
    }

    public var now: Instant {
        start + Span(milliseconds: Int64(began.duration(to: .now) / .milliseconds(1) * factor))
    }

    public var isTest: Bool { true }

    public func sleep(until instant: Instant) async throws {
        while now < instant {
            let left = Double((instant - now).milliseconds) / factor
            try await Task.sleep(for: .milliseconds(min(max(left, 1), 60_000)))
        }
    }
}
