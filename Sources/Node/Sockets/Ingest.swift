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
    /// Replies that no longer reached their producer; it asks again, and is told 208.
    private(set) var lostReplies = 0

    init(thread: SocketThread, entrance: Entrance) {
        self.thread = thread
        self.entrance = entrance
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

    private func answer(_ turn: IngestTurn, with replies: [Message]) {
        for reply in replies { send(reply) }
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
