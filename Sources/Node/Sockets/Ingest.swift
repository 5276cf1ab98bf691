import EventJSON
import Ledgers
import Logging
import ZeroMQ

/// The ROUTER at which producers publish: events in, a status for each, once it is durable.
///
/// Requests are handed over in batches; replies leave in the order of the requests of each connection. When too many
/// events wait, the socket is not read, and producers wait in their own queues.
actor Ingest {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let reader: EventReader
    private let queue: WorkQueue
    private let clock: any NodeClock
    private let logger: Logger
    private let limits: IngestLimits
    private var socket: Socket?
    private var underWay = 0
    private var isPaused = false
    /// Replies that no longer reached their producer; it asks again, and is told 208.
    private(set) var lostReplies = 0

    init(
        thread: SocketThread, reader: EventReader, queue: WorkQueue, clock: any NodeClock, limits: IngestLimits,
        logger: Logger
    ) {
        self.thread = thread
        self.reader = reader
        self.queue = queue
        self.clock = clock
        self.limits = limits
        self.logger = logger
    }

    /// Binds the endpoint, but takes nothing yet.
    /// - Returns: the endpoint that was bound, with its port.
    func bind(_ endpoint: String, in context: Context) throws -> String {
        let socket = try thread.open(.router, in: context, options: .server(limits))
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
        isPaused = true
        thread.pauseReading(socket)
    }

    private func drain() {
        guard let socket else { return }
        var requests: [IngestRequest] = []
        var events = 0
        let now = clock.now
        while events < limits.eventsPerTurn, requests.count < limits.eventsPerTurn, let message = next(from: socket) {
            let request = IngestRequest(frames: message.frames, reader: reader, receivedAt: now)
            requests.append(request)
            events += request.events.count
        }
        guard !requests.isEmpty else { return }
        underWay += events
        if underWay >= limits.queuedEvents { thread.pauseReading(socket) }
        submit(requests)
    }

    private func next(from socket: Socket) -> Message? {
        do {
            return try socket.receive()
        } catch {
            logger.error("ingest can't receive", metadata: ["reason": "\(error)"])
            return nil
        }
    }

    private func submit(_ requests: [IngestRequest]) {
        let submission = Submission(
            requests.flatMap(\.events),
            origin: .answered { [weak self] replies in await self?.answer(requests, with: replies) })
        queue.append(submission)
    }

    private func answer(_ requests: [IngestRequest], with replies: [Reply]) {
        var replies = replies[...]
        for request in requests {
            send(request.body(of: replies.prefix(request.events.count)), to: request)
            replies = replies.dropFirst(request.events.count)
        }
        underWay -= requests.reduce(0) { $0 + $1.events.count }
        if underWay < limits.queuedEvents, !isPaused, let socket { thread.resumeReading(socket) }
    }

    /// A producer that is gone, or does not read its replies, gets none; it will ask again and be told 208.
    private func send(_ body: [UInt8], to request: IngestRequest) {
        do {
            guard try socket?.send(Message(request.envelope + [body])) == .queued else {
                lostReplies += 1
                return
            }
        } catch {
            logger.error("ingest can't reply", metadata: ["reason": "\(error)"])
        }
    }
}
