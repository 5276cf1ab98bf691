import Ledgers

/// Rings once, when the next timer is due.
struct Alarm {
    private var due: Instant?
    private var task: Task<Void, Never>?

    /// Sets the alarm; one that is set for the same instant goes on.
    mutating func set(for instant: Instant?, on clock: any NodeClock, ring: @escaping @Sendable () -> Void) {
        guard instant != due else { return }
        clear()
        guard let instant else { return }
        due = instant
        task = Task {
            do { try await clock.sleep(until: instant) } catch { return }
            ring()
        }
    }

    /// Forgets what it was set for: it has rung, or is not wanted any more.
    mutating func clear() {
        task?.cancel()
        task = nil
        due = nil
    }
}
