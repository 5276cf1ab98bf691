import EventJSON
import Synchronization
import Testing
import ZeroMQ

/// A node that remembers what it has accepted and answers as its script says.
actor StandInNode {
    /// One request as it came in.
    struct Delivery: Sendable {
        /// 1 for the first one.
        let number: Int
        let events: [SentEvent]
        let isBatch: Bool
        let body: [UInt8]
        fileprivate let peer: [UInt8]

        var ids: [String] { events.map(\.id) }
    }

    enum Answer: Sendable {
        /// 200 to each event, or 208 where it was accepted before.
        case accept
        /// To each event one of these; it is accepted if 200.
        case statuses([Int])
        /// One reply for all.
        case whole(Int)
        case text(String)
        case frames([[UInt8]])
        case silence
        /// As ``accept``, but not before ``release()``.
        case hold
    }

    /// With CURVE: the node's keys, and the clients that it admits.
    struct Lock: Sendable {
        let keys: CurveKeyPair
        let admitted: Set<CurvePublicKey>
    }

    typealias Script = @Sendable (Delivery) -> Answer

    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let context: Context
    private let script: Script
    private var socket: Socket?
    private var authenticator: Authenticator?
    private var held: [Delivery] = []
    private var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    private(set) var deliveries: [Delivery] = []
    /// In the order of acceptance, each once.
    private(set) var accepted: [SentEvent] = []
    private var known: Set<String> = []
    private(set) var mostUnderWay = 0
    private var underWay = 0

    init(_ script: @escaping Script = { _ in .accept }) throws {
        context = try Context()
        thread = try SocketThread(name: "node")
        self.script = script
    }

    /// Listens, on a free port or on the one that a node before it had.
    func start(at endpoint: String = "tcp://127.0.0.1:*", lock: Lock? = nil) async throws -> String {
        var options = SocketOptions()
        if let lock {
            let authenticator = try await Authenticator(in: context) { lock.admitted.contains($0.key) }
            self.authenticator = authenticator
            options.security = authenticator.server(secretKey: lock.keys.secretKey, domain: "ingest")
        }
        let socket = try thread.open(.router, in: context, options: options)
        self.socket = socket
        thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.drain() } }
        return try socket.bind(endpoint)
    }

    /// Breaks all connections and listens no more.
    func stop() async {
        await thread.stop()
        await authenticator?.stop()
        context.terminate()
    }

    /// Waits until so many events have come in, repeated ones included.
    func receive(events count: Int) async {
        await withCheckedContinuation {
            watchers.append((count, $0)); notify()
        }
    }

    /// Answers what is held back.
    func release() {
        let deliveries = held
        held = []
        for delivery in deliveries { answer(delivery, .accept) }
    }

    var ids: [String] { deliveries.flatMap(\.ids) }

    private func drain() {
        for message in (try? socket?.receive(upTo: 100)) ?? [] { take(message) }
        notify()
    }

    private func take(_ message: Message) {
        guard message.frames.count == 3, message.frames[1].isEmpty else {
            Issue.record("not a request: \(message)")
            return
        }
        let events = SentEvent.all(in: message.frames[2])
        let delivery = Delivery(
            number: deliveries.count + 1, events: events, isBatch: message.frames[2].first == UInt8(ascii: "["),
            body: message.frames[2], peer: message.frames[0])
        deliveries.append(delivery)
        underWay += events.count
        mostUnderWay = max(mostUnderWay, underWay)
        answer(delivery, script(delivery))
    }

    private func answer(_ delivery: Delivery, _ answer: Answer) {
        switch answer {
        case .accept: reply(to: delivery, with: replies(to: delivery, delivery.events.map { _ in 200 }))
        case .statuses(let statuses): reply(to: delivery, with: replies(to: delivery, statuses))
        case .whole(let status): reply(to: delivery, with: Reply(status: status).json.bytes)
        case .text(let text): reply(to: delivery, with: Array(text.utf8))
        case .frames(let frames): send([delivery.peer] + frames)
        case .silence: break
        case .hold: held.append(delivery)
        }
    }

    private func replies(to delivery: Delivery, _ statuses: [Int]) -> [UInt8] {
        let replies = zip(delivery.events, statuses).map { event, status in
            Reply(status: status == 200 ? accept(event) : status, source: event.source, id: event.id).json
        }
        return delivery.isBatch ? JSONValue.array(replies).bytes : replies[0].bytes
    }

    private func accept(_ event: SentEvent) -> Int {
        guard known.insert("\(event.source) \(event.id)").inserted else { return 208 }
        accepted.append(event)
        return 200
    }

    private func reply(to delivery: Delivery, with body: [UInt8]) {
        underWay -= delivery.events.count
        send([delivery.peer, [], body])
    }

    /// A peer that has gone gets no reply.
    private func send(_ frames: [[UInt8]]) {
        _ = try? socket?.send(Message(frames))
    }

    private func notify() {
        let count = deliveries.reduce(0) { $0 + $1.events.count }
        let ready = watchers.filter { $0.count <= count }
        watchers.removeAll { $0.count <= count }
        for watcher in ready { watcher.continuation.resume() }
    }
}
