/// Everything that a producer decides, without a socket, a clock or a task: whoever holds it asks for the next step,
/// takes it, and tells what came of it. Instants are those of the ``Timekeeper``.
package struct Exchange {
    /// What is to be done now.
    package enum Step: Equatable {
        case connect(to: String)
        case send(Request)
        /// Close the connection, if there still is one.
        case disconnect
        /// Nothing, until something happens or this instant comes.
        case rest(until: Duration?)
        /// It is over: whoever still waits gets no reply.
        case end
    }

    enum Link {
        case down, connecting, open, broken
    }

    private let endpoints: [String]
    private let replyTimeout: Duration
    private var endpointIndex = 0
    private var progressAt = Duration.zero
    private var closesAt: Duration?
    private(set) var link = Link.down
    package var window: Window
    var backoff: Backoff
    /// Until then nothing is connected or sent.
    var pausedUntil = Duration.zero
    var counts = ProducerState()

    package init(_ configuration: ProducerConfiguration) {
        endpoints = configuration.endpoints
        replyTimeout = configuration.replyTimeout
        backoff = Backoff(configuration)
        window = Window(
            size: configuration.window,
            limits: BatchLimits(events: configuration.batchSize, bytes: configuration.requestBytes))
    }

    package var state: ProducerState {
        var state = counts
        state.inFlight = window.inFlight
        state.waiting = window.waitingCount
        state.endpoint = hasConnection ? endpoints[endpointIndex] : nil
        return state
    }

    private var hasConnection: Bool { link == .connecting || link == .open }
}

// MARK: - Steps

extension Exchange {
    package mutating func next(at now: Duration) -> Step {
        if isOver(at: now) { return .end }
        if let deadline, deadline <= now { lose(.silence(replyTimeout), at: now) }
        switch link {
        case .broken:
            link = .down
            return .disconnect
        case .down where window.waitingCount > 0 && pausedUntil <= now:
            return connect(at: now)
        case .open where pausedUntil <= now:
            return send(at: now)
        case .down, .connecting, .open:
            return rest(after: now)
        }
    }

    private mutating func connect(at now: Duration) -> Step {
        link = .connecting
        progressAt = now
        return .connect(to: endpoints[endpointIndex])
    }

    private mutating func send(at now: Duration) -> Step {
        let wasQuiet = window.inFlight == 0
        guard let request = window.nextRequest() else { return rest(after: now) }
        if wasQuiet { progressAt = now }
        counts.sent += request.count
        counts.retried += request.repeats
        return .send(request)
    }

    private func rest(after now: Duration) -> Step {
        let resumes = window.waitingCount > 0 && pausedUntil > now ? pausedUntil : nil
        return .rest(until: [resumes, deadline, closesAt].compactMap(\.self).min())
    }

    /// When the node has to have said something.
    private var deadline: Duration? {
        let isOwed = link == .connecting || (link == .open && window.inFlight > 0)
        return isOwed ? progressAt + replyTimeout : nil
    }
}

// MARK: - News

extension Exchange {
    /// The connection is made.
    package mutating func opened() {
        if link == .connecting { link = .open }
        counts.handshakeFailure = nil
    }

    /// The node has said something sensible.
    mutating func progressed(at now: Duration) {
        progressAt = now
    }

    /// Gives the connection up: the next one goes to the next endpoint, after a pause.
    package mutating func lose(_ failure: ConnectionFailure, at now: Duration) {
        guard hasConnection else { return }
        link = .broken
        window.returnAll()
        endpointIndex = (endpointIndex + 1) % endpoints.count
        pausedUntil = now + backoff.next()
        counts.reconnects += 1
        counts.lastFailure = failure.description
        counts.handshakeFailure = failure.handshake ?? counts.handshakeFailure
    }

    /// Begins to end: at this instant, or when the last event is answered.
    mutating func close(at instant: Duration) {
        closesAt = min(instant, closesAt ?? instant)
    }

    /// Forgets everything.
    mutating func stop() {
        link = .down
        window.removeAll()
    }

    private func isOver(at now: Duration) -> Bool {
        guard let closesAt else { return false }
        return window.isEmpty || closesAt <= now
    }
}
