/// Rings when something is to be looked at again. It may also ring too early: whoever hears it looks at the time.
struct Alarm {
    private var due: Duration?
    private var task: Task<Void, Never>?

    /// Sets the alarm. One that is due earlier stays as it is, since instants mostly move on, with every reply.
    mutating func set(for instant: Duration, on time: Timekeeper, ring: @escaping @Sendable () async -> Void) {
        if let due, due <= instant { return }
        task?.cancel()
        due = instant
        task = Task {
            do { try await time.sleep(instant) } catch { return }
            await ring()
        }
    }

    /// Forgets the alarm, because it has rung or nobody waits for it.
    mutating func clear() {
        task?.cancel()
        task = nil
        due = nil
    }
}
