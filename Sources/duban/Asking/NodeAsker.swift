import EventJSON
import Ledgers
import Node
import Words
import ZeroMQ

/// Asks a running node over its query socket, on a thread of its own, which waits for the answer.
actor NodeAsker: Asker {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let endpoint: String
    private let credentials: Credentials
    private let context: Context
    private var socket: Socket?

    private let patience: Duration

    /// How long it may take to reach a node.
    private static let arrival: Duration = .seconds(3)

    /// - Parameter patience: how long a node may take for an answer; one on all hazards of a province takes a while.
    ///   After a question without an answer close it: the answer may still come, and would be taken for the next one.
    init(endpoint: String, as credentials: Credentials = .none, patience: Duration = .seconds(60)) throws {
        self.endpoint = endpoint
        self.credentials = credentials
        self.patience = patience
        context = try Context()
        thread = try SocketThread(name: "duban-asker")
    }

    func ask(_ question: Question) async throws -> JSONValue {
        let socket = try connected()
        guard try socket.send(Message([[], question.bytes]), timeout: .seconds(5)) == .queued,
            let reply = try socket.receive(timeout: patience)
        else { throw unanswered }
        return try answer(in: reply.frames.last ?? [])
    }

    private func connected() throws -> Socket {
        if let socket { return socket }
        var options = SocketOptions.client
        // Answers are as large as the state is.
        options.maximumFrameBytes = nil
        options.linger = .zero
        options.security = credentials.security
        let socket = try thread.open(.dealer, in: context, options: options)
        let monitor = try socket.monitor()
        try thread.adopt(monitor)
        try socket.connect(endpoint)
        guard try isReached(monitor) else { throw unanswered }
        self.socket = socket
        return socket
    }

    /// Whether a node is there at all, which shows much sooner than its answers.
    private func isReached(_ monitor: Socket) throws -> Bool {
        defer { monitor.close() }
        let deadline = ContinuousClock.now + Self.arrival
        while let message = try monitor.receive(timeout: deadline - .now) {
            let event = SocketEvent(message)?.kind
            if event == .handshakeSucceeded { return true }
            if let failure = credentials.failure(of: event, at: endpoint) { throw failure }
        }
        return false
    }

    private var unanswered: CommandFailure {
        CommandFailure(
            "no node answers at \(endpoint); start one with duban run, name its endpoint with --query, or give --data")
    }

    private func answer(in body: [UInt8]) throws -> JSONValue {
        let json = try? JSONParser.parse(body)
        if let error = json?["error"] {
            throw CommandFailure(error["message"]?.string ?? "the node refused the question")
        }
        guard let answer = json?["ok"] else { throw CommandFailure("what answers at \(endpoint) is no Duban node") }
        return answer
    }

    func moment() async throws -> Moment {
        let status = try await ask(Question("status"))
        guard let now = status.instant("now"), let position = status["position"]?.integer else {
            throw CommandFailure("what answers at \(endpoint) is no Duban node")
        }
        return Moment(now: now, position: Int64(position))
    }

    nonisolated func close() async {
        await thread.stop()
        context.terminate()
    }
}
