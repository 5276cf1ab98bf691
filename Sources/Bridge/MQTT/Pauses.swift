/// The pauses between attempts: each twice as long as the one before, shortened at random by up to a half.
struct Pauses {
    private let shortest: Duration
    private let longest: Duration
    private var current: Duration

    init(shortest: Duration, longest: Duration) {
        (self.shortest, self.longest, current) = (shortest, longest, shortest)
    }

    mutating func next() -> Duration {
        defer { current = min(longest, current * 2) }
        return current * Double.random(in: 0.5..<1)
    }

    /// Something has worked.
    mutating func reset() {
        current = shortest
    }
}
