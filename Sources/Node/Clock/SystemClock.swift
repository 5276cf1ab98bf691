import Glibc
public import Ledgers

/// The time of day of the machine.
public struct SystemClock: NodeClock {
    public init() {}

    public var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    public var isTest: Bool { false }

    /// Looks again every minute, since the time of day may be set while it sleeps.
    public func sleep(until instant: Instant) async throws {
        while now < instant {
            let left = (instant - now).milliseconds
            try await Task.sleep(for: .milliseconds(min(left, 60_000)))
        }
    }
}
