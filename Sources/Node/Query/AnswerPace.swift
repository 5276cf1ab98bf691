/// How fast each office gets its answers: what is not read lies in the node's memory, and nobody tells how much that is.
struct AnswerPace {
    private var left: [String: TokenBucket] = [:]

    /// On average.
    static let bytesPerSecond = 8.0 * 1_048_576
    /// What may come at once, in seconds' worth.
    static let burst = 8.0

    /// - Parameters:
    ///   - office: nil where nobody is told from anybody else.
    ///   - now: of a monotonic clock.
    mutating func allowsAnswer(to office: String?, at now: Duration) -> Bool {
        guard let office else { return true }
        return left[office, default: Self.full(at: now)].hasSome(at: now)
    }

    /// An answer has left.
    mutating func note(_ bytes: Int, to office: String?, at now: Duration) {
        guard let office else { return }
        left[office, default: Self.full(at: now)].take(bytes)
    }

    private static func full(at now: Duration) -> TokenBucket {
        TokenBucket(perSecond: bytesPerSecond, seconds: burst, at: now)
    }
}
