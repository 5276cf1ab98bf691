import EventJSON
import LedgerStore
import Logging
import ZeroMQ

/// The ROUTER for questions: request and reply, in the order of the requests of each connection.
actor QueryService {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let answer: @Sendable (Question) async throws -> JSONValue
    private let logger: Logger
    private var socket: Socket?
    /// The last question of each connection that is being answered.
    private var pending: [[UInt8]: Task<Void, Never>] = [:]
    private var underWay = 0

    /// Questions that are answered at a time; more wait with those who ask.
    private static let largestUnderWay = 64

    init(
        thread: SocketThread, logger: Logger, answer: @escaping @Sendable (Question) async throws -> JSONValue
    ) {
        self.thread = thread
        self.logger = logger
        self.answer = answer
    }

    /// - Returns: the endpoint that was bound, with its port.
    func bind(_ endpoint: String, in context: Context) throws -> String {
        let socket = try thread.open(.router, in: context)
        self.socket = socket
        return try socket.bind(endpoint)
    }

    func start() {
        guard let socket else { return }
        thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.drain() } }
    }

    private func drain() {
        guard let socket else { return }
        while underWay < Self.largestUnderWay, let message = next(from: socket) { take(message) }
        if underWay >= Self.largestUnderWay { thread.pauseReading(socket) }
    }

    private func next(from socket: Socket) -> Message? {
        do {
            return try socket.receive()
        } catch {
            logger.error("query can't receive", metadata: ["reason": "\(error)"])
            return nil
        }
    }

    private func take(_ message: Message) {
        guard let connection = message.frames.first else { return }
        underWay += 1
        let before = pending[connection]
        let body = message.frames.count == 3 && message.frames[1].isEmpty ? message.frames[2] : []
        let task = Task { [answer, logger] in
            let reply = await Self.reply(to: body, by: answer, logger: logger)
            await before?.value
            self.finish(reply, to: connection)
        }
        pending[connection] = task
    }

    private func finish(_ reply: JSONValue, to connection: [UInt8]) {
        underWay -= 1
        if underWay == 0 { pending.removeAll() }
        guard let socket else { return }
        thread.resumeReading(socket)
        do {
            _ = try socket.send(Message([connection, [], reply.bytes]))
        } catch {
            logger.error("query can't reply", metadata: ["reason": "\(error)"])
        }
    }

    private nonisolated static func reply(
        to body: [UInt8], by answer: @Sendable (Question) async throws -> JSONValue, logger: Logger
    ) async -> JSONValue {
        do {
            return ["ok": try await answer(Question(body))]
        } catch let error as AskError {
            return ["error": ["code": .string(error.code), "message": .string(error.description)]]
        } catch let error as StoreError {
            return ["error": ["code": "unavailable", "message": .string(error.description)]]
        } catch {
            logger.error("a question failed", metadata: ["reason": "\(error)"])
            return [
                "error": ["code": "unavailable", "message": "the question could not be answered; see the node's log"]
            ]
        }
    }
}
