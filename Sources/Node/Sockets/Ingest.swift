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

    private let entrance: Entrance
    private var socket: Socket?
    private var underWay = Load()
    private var isStopped = false
    /// Replies that no longer reached their producer; it asks again, and is told 208.
    private(set) var lostReplies = 0

    init(thread: SocketThread, entrance: Entrance) {
        self.thread = thread
        self.entrance = entrance
    }

    /// Binds the endpoint, but takes nothing yet.
    /// - Returns: the endpoint that was bound, with its port.
    func bind(_ endpoint: String, in context: Context) throws -> String {
        let socket = try thread.open(.router, in: context, options: .server(entrance.limits))
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
        isStopped = true
        thread.pauseReading(socket)
    }

    /// Returns when what has been received is in the queue.
    func handedOver() {}

    private func drain() {
        guard let socket else { return }
        let requests = take(from: socket)
        guard !requests.isEmpty else { return }
        let events = requests.flatMap(\.events)
        let load = Load(of: events)
        underWay += load
        if underWay.isFull(by: entrance.limits) { thread.pauseReading(socket) }
        entrance.queue.append(
            Submission(
                events,
                origin: .answered { [weak self] replies in await self?.answer(requests, with: replies, load: load) }))
    }

    /// What is there, up to the share of one turn.
    private func take(from socket: Socket) -> [IngestRequest] {
        var requests: [IngestRequest] = []
        var taken = Load()
        let now = entrance.clock.now
        let limits = entrance.limits
        while !taken.isShare(of: limits), requests.count < limits.eventsPerTurn,
            let message = entrance.next(from: socket)
        {
            let request = IngestRequest(frames: message.frames, reader: entrance.reader, receivedAt: now)
            requests.append(request)
            taken += Load(of: request.events)
        }
        return requests
    }

    private func answer(_ requests: [IngestRequest], with replies: [Reply], load: Load) {
        var replies = replies[...]
        for request in requests {
            send(request.body(of: replies.prefix(request.events.count)), to: request)
            replies = replies.dropFirst(request.events.count)
        }
        underWay -= load
        if !underWay.isFull(by: entrance.limits), !isStopped, let socket { thread.resumeReading(socket) }
    }

    /// A producer that is gone, or does not read its replies, gets none; it will ask again and be told 208.
    private func send(_ body: [UInt8], to request: IngestRequest) {
        do {
            guard try socket?.send(Message(request.envelope + [body])) == .queued else {
                lostReplies += 1
                return
            }
        } catch {
            entrance.logger.error("ingest can't reply", metadata: ["reason": "\(error)"])
        }
    }
}
