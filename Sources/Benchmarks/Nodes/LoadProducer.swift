import EventJSON
import ZeroMQ

/// A producer in few lines, as a program in any language would have it: a DEALER with so many events in flight, on a thread of
/// its own, which waits.
actor LoadProducer {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let context: Context
    private let socket: Socket

    private static let patience: Duration = .seconds(120)

    /// - Parameter endpoint: of the ingest, or of the questions.
    init(_ endpoint: String, _ security: SocketSecurity) async throws {
        context = try Context()
        thread = try SocketThread(name: "bench-producer")
        var options = SocketOptions.client
        options.security = security
        options.sendHighWater = 0
        options.receiveHighWater = 0
        options.maximumFrameBytes = nil
        options.linger = .zero
        socket = try Socket(.dealer, in: context, options: options)
        try socket.connect(endpoint)
    }

    /// Closes the connection.
    func close() {
        socket.close()
    }

    /// Ends the thread.
    nonisolated func end() async {
        await close()
        await thread.stop()
        context.terminate()
    }

    /// Sends a request and waits for its reply.
    func ask(_ body: [UInt8]) throws -> JSONValue {
        try send(body)
        return try JSONParser.parse(receive())
    }

    /// Sends requests, so many at a time without a reply.
    func publish(_ requests: [[UInt8]], window: Int) throws -> Exchange {
        var exchange = Exchange()
        exchange.reserve(requests.count)
        while exchange.replies.count < requests.count {
            while exchange.sent.count < requests.count, exchange.sent.count - exchange.replies.count < window {
                try send(requests[exchange.sent.count])
                exchange.sent.append(.now)
            }
            exchange.note(try receive())
            while let reply = try socket.receive() { exchange.note(reply.frames.last ?? []) }
        }
        return exchange
    }

    /// Sends a request each time that an interval has passed, whether there are replies or not. Intervals below a millisecond
    /// come in bursts, one a millisecond.
    ///
    /// A request counts as sent when it was due: a reply that keeps the next request waiting makes that one late as well.
    ///
    /// - Parameter goesOn: false ends the sending; what was sent is still waited for.
    func publish(
        _ requests: [[UInt8]], every interval: Duration, while goesOn: @Sendable () -> Bool = { true }
    ) throws -> Exchange {
        var exchange = Exchange()
        exchange.reserve(requests.count)
        let began = ContinuousClock.now
        while true {
            let count = goesOn() ? requests.count : exchange.sent.count
            guard exchange.replies.count < count else { return exchange }
            while exchange.sent.count < count, case let due = began + interval * exchange.sent.count, due <= .now {
                try send(requests[exchange.sent.count])
                exchange.sent.append(due)
            }
            let isDone = exchange.sent.count == count
            let patience = isDone ? Self.patience : max(.zero, began + interval * exchange.sent.count - .now)
            if let reply = try socket.receive(timeout: patience) {
                exchange.note(reply.frames.last ?? [])
            } else if isDone {
                throw Self.silence
            }
        }
    }

    private func send(_ body: [UInt8]) throws {
        guard try socket.send(Message([[], body]), timeout: Self.patience) == .queued else { throw Self.silence }
    }

    private func receive() throws -> [UInt8] {
        guard let reply = try socket.receive(timeout: Self.patience) else { throw Self.silence }
        return reply.frames.last ?? []
    }

    private static let silence = BenchError("the node does not answer")
}

extension Exchange {
    fileprivate mutating func reserve(_ count: Int) {
        sent.reserveCapacity(count)
        answered.reserveCapacity(count)
        replies.reserveCapacity(count)
    }

    /// Replies come in the order of the requests.
    fileprivate mutating func note(_ reply: [UInt8]) {
        answered.append(.now)
        replies.append(reply)
    }
}
