/// The world's time as a clock that stands still for nobody and is never set: what waits and timeouts are measured by.
struct WorldClock: Clock {
    struct Instant: InstantProtocol {
        var time: Duration

        func advanced(by duration: Duration) -> Instant { Instant(time: time + duration) }
        func duration(to other: Instant) -> Duration { other.time - time }
        static func < (left: Instant, right: Instant) -> Bool { left.time < right.time }
    }

    let world: World

    var now: Instant { Instant(time: world.now) }
    var minimumResolution: Duration { .microseconds(1) }

    /// Sleeps to the end, cancelled or not: nobody waits for it for long.
    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        await world.sleep(for: now.duration(to: deadline))
        try Task.checkCancellation()
    }
}
