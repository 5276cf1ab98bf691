/// Waits that double from 100 ms to 5 s.
struct Backoff {
    private var wait: Duration = .milliseconds(100)

    mutating func next() -> Duration {
        defer { wait = min(wait * 2, .seconds(5)) }
        return wait
    }

    mutating func reset() {
        wait = .milliseconds(100)
    }
}
