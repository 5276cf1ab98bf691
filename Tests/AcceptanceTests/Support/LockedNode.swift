import EventJSON
import Synchronization
import ZeroMQ

/// Sockets as a node with offices has them: one client is admitted. What is asked is answered with one object, events
/// are accepted.
actor LockedNode {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let context: Context
    private var sockets: [Socket] = []
    private var authenticator: Authenticator?
    private(set) var userIDs: Set<String?> = []

    init() throws {
        context = try Context()
        thread = try SocketThread(name: "locked-node")
    }

    /// - Returns: flags that name its endpoints.
    func start(_ keys: CurveKeyPair, admitting client: CurvePublicKey) async throws -> [String] {
        let authenticator = try await Authenticator(in: context) { $0.key == client }
        self.authenticator = authenticator
        return try [("--query", SocketKind.router), ("--ingest", .router), ("--tail", .pub)].flatMap { flag, kind in
            var options = SocketOptions()
            options.security = authenticator.server(secretKey: keys.secretKey, domain: flag)
            let socket = try thread.open(kind, in: context, options: options)
            sockets.append(socket)
            if kind == .router {
                thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.answer() } }
            }
            return [flag, try socket.bind("tcp://127.0.0.1:*")]
        }
    }

    private func answer() {
        for socket in sockets where socket.kind == .router { answer(on: socket) }
    }

    private func answer(on socket: Socket) {
        for message in (try? socket.receive(upTo: 100)) ?? [] {
            userIDs.insert(message.userID)
            let body = try? JSONParser.parse(message.frames.last ?? [])
            let reply: JSONValue =
                body?["ask"] == nil ? Self.accepting(body) : ["ok": ["asked": body?["ask"] ?? .null]]
            _ = try? socket.send(Message(message.frames.dropLast() + [reply.bytes]))
        }
    }

    private static func accepting(_ body: JSONValue?) -> JSONValue {
        let events = body?.array ?? body.map { [$0] } ?? []
        let replies = events.map { event -> JSONValue in
            ["status": 200, "source": event["source"] ?? .null, "id": event["id"] ?? .null, "position": 1]
        }
        return body?.array == nil ? replies[0] : .array(replies)
    }

    func stop() async {
        await thread.stop()
        await authenticator?.stop()
        context.terminate()
    }
}
