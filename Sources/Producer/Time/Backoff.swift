/// The pauses between attempts: each twice as long as the one before, up to a limit, shortened at random by up to a half.
struct Backoff: Sendable {
    private let shortest: Duration
    private let longest: Duration
    private var current: Duration
    private var random: any RandomNumberGenerator & Sendable

    init(_ configuration: ProducerConfiguration) {
        shortest = configuration.shortestPause
        longest = configuration.longestPause
        current = configuration.shortestPause
        random = configuration.random
    }

    /// The next pause.
    mutating func next() -> Duration {
        let pause = current
        current = min(longest, current * 2)
        return pause * Double.random(in: 0.5..<1, using: &random)
    }

    /// Something has worked: the next pause is a short one.
    mutating func reset() {
        current = shortest
    }
}
