public import Ledgers

/// The receipt clock: the one clock of a node, given to everything that needs the time.
public protocol NodeClock: Sendable {
    var now: Instant { get }
    /// Whether it is a test clock, which every row of the log then says.
    var isTest: Bool { get }
    /// Returns when the clock has reached `instant`.
    /// - Throws: `CancellationError`
    func sleep(until instant: Instant) async throws
}
