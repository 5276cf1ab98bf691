import Ledgers

extension Instant {
    /// Whole seconds from here to `now`; 0 where it lies ahead.
    func age(at now: Instant) -> Int64 {
        max(0, (now - self).milliseconds / 1_000)
    }
}
