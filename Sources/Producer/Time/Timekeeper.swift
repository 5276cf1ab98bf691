/// A clock whose instants are plain durations since it was made, so that nothing else has to know which clock it is.
struct Timekeeper: Sendable {
    /// The present.
    let now: @Sendable () -> Duration
    /// Sleeps until an instant; throws when the task is cancelled.
    let sleep: @Sendable (_ until: Duration) async throws -> Void

    init(_ clock: some Clock<Duration>) {
        let start = clock.now
        now = { start.duration(to: clock.now) }
        sleep = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
    }
}
