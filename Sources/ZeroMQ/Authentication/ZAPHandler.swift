/// The socket that libzmq asks about every client of a CURVE server, and the count of its answers.
actor ZAPHandler {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let admits: @Sendable (ZAPRequest) -> Bool
    private let tally: HandshakeTally
    private var socket: Socket?

    init(on thread: SocketThread, tally: HandshakeTally, admits: @escaping @Sendable (ZAPRequest) -> Bool) {
        self.thread = thread
        self.tally = tally
        self.admits = admits
    }

    /// Source: RFC 27, "Overview": the endpoint is fixed, one handler for each context.
    func bind(in context: Context) throws(ZeroMQError) {
        let socket = try thread.open(.router, in: context)
        self.socket = socket
        thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.answer() } }
        try socket.bind("inproc://zeromq.zap.01")
    }

    /// Whoever has gone before it is answered needs no answer.
    private func answer() {
        guard let socket, let messages = try? socket.receive(upTo: 100) else { return }
        for question in messages.map({ ZAPQuestion($0.frames) }) {
            guard let question else {
                tally.count(admitted: false)
                continue
            }
            _ = try? socket.send(reply(to: question))
        }
    }

    private func reply(to question: ZAPQuestion) -> Message {
        guard case .request(let request) = question.content, admits(request) else {
            tally.count(admitted: false)
            return question.refusing
        }
        tally.count(admitted: true)
        return question.admitting(request.key)
    }
}
