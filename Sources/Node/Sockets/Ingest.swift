import Logging
import ZeroMQ

/// The ROUTER at which producers publish: events in, a status for each, once it is durable.
///
/// Requests are handed over in batches; replies leave in the order of the requests of each connection. When too many
/// events wait, the socket is not read, and producers wait in their own queues.
actor Ingest {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let entrance: Entrance
    private var socket: Socket?
    private var intake: Intake
    private var order = ReplyOrder()
    private let isSaved: @Sendable (Int) async -> Bool
    /// Turns that wait for their readings to be saved.
    private var unsaved = 0
    private var whenSaved: [CheckedContinuation<Void, Never>] = []
    /// Replies that no longer reached their producer; it asks again, and is told 208.
    private(set) var lostReplies = 0

    /// - Parameter isSaved: whether the readings up to a revision are; returns once that is settled.
    init(thread: SocketThread, entrance: Entrance, isSaved: @escaping @Sendable (Int) async -> Bool) {
        self.thread = thread
        self.entrance = entrance
        self.isSaved = isSaved
        intake = Intake(limits: entrance.limits)
    }

    /// Binds the endpoint, but takes nothing yet.
    /// - Returns: the endpoint that was bound, with its port.
    func bind(_ endpoint: String, in context: Context, security: SocketSecurity) throws -> String {
        let socket = try thread.open(.router, in: context, options: .server(entrance.limits, security))
        self.socket = socket
        return try socket.bind(endpoint)
    }

    /// Begins to take requests.
    func start() {
        guard let socket else { return }
        thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.drain() } }
    }

    /// Takes no more requests. Those under way are still answered.
    func stop() {
        guard let socket else { return }
        intake.stop()
        thread.pauseReading(socket)
    }

    /// Returns when what has been received is in the queue.
    func handedOver() {}

    private func drain() {
        guard let socket, let turn = entrance.takeRequests({ entrance.next(from: socket) }) else { return }
        intake.begin(turn.load)
        if !intake.isReading { thread.pauseReading(socket) }
        entrance.queue.append(turn.submission { [weak self] in await self?.answer(turn, with: $0) })
    }

    /// Readings are answered once they are saved too; only their own connection waits for that.
    private func answer(_ turn: IngestTurn, with replies: [Message]) {
        var measured: [MeasuredReply] = []
        for (request, reply) in zip(turn.requests, replies) {
            let connection = request.envelope.first ?? []
            if request.isMeasured {
                measured.append(
                    MeasuredReply(request: request, reply: reply, ticket: order.hold(for: connection)))
            } else if let reply = order.pass(reply, to: connection) {
                send(reply)
            }
        }
        guard let revision = turn.revision else { return settle(turn) }
        unsaved += 1
        Task { [measured] in finish(turn, measured, isSaved: await isSaved(revision)) }
    }

    private struct MeasuredReply {
        let request: IngestRequest
        let reply: Message
        let ticket: Int
    }

    private func finish(_ turn: IngestTurn, _ measured: [MeasuredReply], isSaved: Bool) {
        for item in measured {
            let reply = isSaved ? item.reply : item.request.unsaved
            for next in order.settle(item.ticket, reply, to: item.request.envelope.first ?? []) { send(next) }
        }
        settle(turn)
        unsaved -= 1
        guard unsaved == 0 else { return }
        for waiter in whenSaved { waiter.resume() }
        whenSaved = []
    }

    /// Returns when no turn waits for its readings to be saved any more.
    func answered() async {
        guard unsaved > 0 else { return }
        await withCheckedContinuation { whenSaved.append($0) }
    }

    private func settle(_ turn: IngestTurn) {
        intake.settle(turn.load)
        if intake.isReading, let socket { thread.resumeReading(socket) }
    }

    /// A producer that is gone, or does not read its replies, gets none; it will ask again and be told 208.
    private func send(_ reply: Message) {
        do {
            guard try socket?.send(reply) == .queued else {
                lostReplies += 1
                return
            }
        } catch {
            entrance.logger.error("ingest can't reply", metadata: ["reason": "\(error)"])
        }
    }
}
