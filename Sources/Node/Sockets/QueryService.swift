import EventJSON
import LedgerStore
import Ledgers
import Logging
import ZeroMQ

/// The ROUTER for questions: request and reply, in the order of the requests of each connection.
actor QueryService {
    /// Answers a question as far as who asks may know it.
    typealias Answer = @Sendable (Question, Viewer) async throws -> JSONValue

    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let reception: Reception
    private let answer: Answer
    private let logger: Logger
    private var socket: Socket?
    /// The last question of each connection that is being answered.
    private var pending: [[UInt8]: Task<Void, Never>] = [:]
    private var underWay = UnderWay()
    private var pace = AnswerPace()
    private let now = Reception.sinceStart

    init(thread: SocketThread, reception: Reception, logger: Logger, answer: @escaping Answer) {
        self.thread = thread
        self.reception = reception
        self.logger = logger
        self.answer = answer
    }

    /// - Returns: the endpoint that was bound, with its port.
    func bind(_ endpoint: String, in context: Context, security: SocketSecurity) throws -> String {
        let socket = try thread.open(.router, in: context, options: .questions(security))
        self.socket = socket
        return try socket.bind(endpoint)
    }

    func start() {
        guard let socket else { return }
        thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.drain() } }
    }

    private func drain() {
        guard let socket else { return }
        while !underWay.isFull, let message = next(from: socket) { take(message) }
        if underWay.isFull { thread.pauseReading(socket) }
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
        let viewer = reception.viewer(holding: message.userID, with: \.mayAsk)
        let isInTurn = underWay.begin(viewer?.office)
        let before = pending[connection]
        let body = message.frames.count == 3 && message.frames[1].isEmpty ? message.frames[2] : []
        pending[connection] = Task { [answer, logger] in
            if isInTurn { await self.keepPace(viewer?.office) }
            let reply = await Self.reply(logger: logger) {
                guard let viewer else { throw AskError.forbidden("this connection's office may not ask, or is none") }
                guard isInTurn else { throw AskError.tooMany }
                return try await answer(try Question(body), viewer)
            }
            await before?.value
            self.finish(reply, to: connection, of: viewer?.office)
        }
    }

    /// Who has been told more than he can have read yet waits for further answers; others do not.
    private func keepPace(_ office: String?) async {
        while !pace.allowsAnswer(to: office, at: now()) { try? await Task.sleep(for: .milliseconds(50)) }
    }

    private func finish(_ reply: JSONValue, to connection: [UInt8], of office: String?) {
        underWay.end(office)
        let bytes = reply.bytes
        pace.note(bytes.count, to: office, at: now())
        if underWay.isEmpty { pending.removeAll() }
        guard let socket else { return }
        thread.resumeReading(socket)
        do {
            _ = try socket.send(Message([connection, [], bytes]))
        } catch {
            logger.error("query can't reply", metadata: ["reason": "\(error)"])
        }
    }

    private nonisolated static func reply(
        logger: Logger, to answer: @Sendable () async throws -> JSONValue
    ) async -> JSONValue {
        do {
            return ["ok": try await answer()]
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
