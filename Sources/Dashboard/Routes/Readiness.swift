import Ledgers

/// Whether the store answers, asked once a second at most however many want to know.
actor Readiness {
    private let ask: @Sendable () async -> Bool
    private let now: @Sendable () -> Instant
    private var last: (answer: Bool, at: Instant)?

    init(_ ask: @escaping @Sendable () async -> Bool, now: @escaping @Sendable () -> Instant) {
        self.ask = ask
        self.now = now
    }

    func isReady() async -> Bool {
        let now = now()
        if let last, last.at <= now, now < last.at + .seconds(1) { return last.answer }
        let answer = await ask()
        last = (answer, now)
        return answer
    }
}
