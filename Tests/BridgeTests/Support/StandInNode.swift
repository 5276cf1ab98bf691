import EventJSON
import ZeroMQ

/// A node's ingest that remembers what it was sent, and accepts it, or answers as it is told.
actor StandInNode {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let context: Context
    private let answer: @Sendable (JSONValue) -> Reply
    private var socket: Socket?
    private(set) var events: [JSONValue] = []
    private var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

    init(_ answer: @escaping @Sendable (JSONValue) -> Reply = { _ in Reply(status: 200) }) throws {
        context = try Context()
        thread = try SocketThread(name: "node")
        self.answer = answer
    }

    /// - Returns: where it listens.
    func start(at endpoint: String = "tcp://127.0.0.1:*") throws -> String {
        let socket = try thread.open(.router, in: context)
        self.socket = socket
        thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.drain() } }
        return try socket.bind(endpoint)
    }

    func stop() async {
        await thread.stop()
        context.terminate()
    }

    /// Waits until so many events have come in.
    func received(_ count: Int) async {
        await withCheckedContinuation {
            watchers.append((count, $0))
            notify()
        }
    }

    private func drain() {
        for message in (try? socket?.receive(upTo: 100)) ?? [] {
            guard let body = try? JSONParser.parse(message.frames.last ?? []) else { continue }
            let batch = body.array ?? [body]
            events += batch
            let replies = batch.map { event in
                var reply = answer(event)
                (reply.source, reply.id) = (event["source"]?.string, event["id"]?.string)
                return reply.json
            }
            let text = body.array == nil ? replies[0] : JSONValue.array(replies)
            _ = try? socket?.send(Message(message.frames.dropLast() + [text.bytes]))
        }
        notify()
    }

    private func notify() {
        let ready = watchers.filter { $0.count <= events.count }
        watchers.removeAll { $0.count <= events.count }
        for watcher in ready { watcher.continuation.resume() }
    }
}
