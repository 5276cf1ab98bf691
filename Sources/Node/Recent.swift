/// A value that is read at most so often, however many want to know, and that nobody waits for longer than they can: of
/// what it is read from, a store for example, one may hang.
public actor Recent<Value: Sendable> {
    private let read: @Sendable () async -> Value
    private let validity: Duration
    private let rest: Int
    private let patience: Duration
    private let now: @Sendable () -> Duration
    private var last: (value: Value, at: Duration)?
    /// What the last reading took.
    private var took = Duration.zero
    private var isReading = false
    private var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    private var tickets = 0

    /// - Parameters:
    ///   - validity: for so long it is not read again.
    ///   - rest: nor for so many times what the last reading took, so that it takes only a share of a core. Default 0.
    ///   - patience: nobody waits longer.
    ///   - now: a monotonic clock. Default: since it was made.
    public init(
        validFor validity: Duration, rest: Int = 0, patience: Duration, now: (@Sendable () -> Duration)? = nil,
        _ read: @escaping @Sendable () async -> Value
    ) {
        (self.validity, self.rest, self.patience, self.read) = (validity, rest, patience, read)
        let start = ContinuousClock.now
        self.now = now ?? { ContinuousClock.now - start }
    }

    /// - Returns: what was read last, and how long ago that was asked for; nil where nothing has come in time yet.
    public func value() async -> (value: Value, age: Duration)? {
        if let last, isValid(last.at) { return (last.value, now() - last.at) }
        if !isReading { begin() }
        await wait()
        return last.map { ($0.value, now() - $0.at) }
    }

    private func isValid(_ at: Duration) -> Bool {
        at <= now() && now() < at + max(validity, took * (rest + 1))
    }

    private func begin() {
        isReading = true
        let start = now()
        Task {
            last = (await read(), start)
            took = now() - start
            isReading = false
            for ticket in waiters.keys { resume(ticket) }
        }
    }

    private func wait() async {
        tickets += 1
        let ticket = tickets
        let alarm = Task {
            try? await Task.sleep(for: patience)
            resume(ticket)
        }
        await withCheckedContinuation { waiters[ticket] = $0 }
        alarm.cancel()
    }

    private func resume(_ ticket: Int) {
        waiters.removeValue(forKey: ticket)?.resume()
    }
}
