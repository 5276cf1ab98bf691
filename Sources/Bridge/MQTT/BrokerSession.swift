import DubanConfiguration
import Ledgers
import Logging
import Producer
import ServiceLifecycle
import ZeroMQ

/// Follows the topics of one broker, connection after connection, on a thread of its own.
actor BrokerSession: Service {
    private nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let broker: BrokerInput
    private let outlet: any Outlet
    private let book: InputBook
    private let now: @Sendable () -> Instant
    private var mapper: MessageMapper
    private var pauses: Pauses
    private var subscriptions: [Int32: BrokerInput.Subscription] = [:]
    private var hasBeenConnected = false
    private var isConnected = false

    /// - Parameters:
    ///   - shortestPause: before the second attempt to connect; it doubles up to a minute.
    ///   - now: the instant of receipt.
    /// - Throws: ``BridgeError`` where the settings can't be used.
    init(
        _ broker: BrokerInput, to outlet: any Outlet, book: InputBook, shortestPause: Duration = .seconds(1),
        now: @escaping @Sendable () -> Instant
    ) throws(BridgeError) {
        _ = try MosquittoClient(broker)
        do {
            thread = try SocketThread(name: "mqtt")
        } catch {
            throw BridgeError("mqtt \(broker.name): \(error)")
        }
        self.broker = broker
        self.outlet = outlet
        self.book = book
        self.now = now
        mapper = MessageMapper(broker)
        pauses = Pauses(shortest: shortestPause, longest: .seconds(60))
    }

    /// Until a graceful shutdown, or until the task is cancelled. Where there is no broker the system may take minutes to find that out.
    func run() async throws {
        while !Task.isEnding {
            await serve()
            if Task.isEnding { break }
            try? await cancelWhenGracefulShutdown { [pause = pauses.next()] in try await Task.sleep(for: pause) }
        }
        Task { [thread] in await thread.stop() }
    }

    /// One connection, to its end.
    private func serve() async {
        do throws(ConnectionLoss) {
            guard let client = try? MosquittoClient(broker) else {
                throw ConnectionLoss(reason: "no client can be made")
            }
            try client.connect(to: broker)
            try await follow(client)
        } catch {
            note(error)
        }
        isConnected = false
    }

    private func follow(_ client: MosquittoClient) async throws(ConnectionLoss) {
        while !Task.isEnding {
            try read(client)
            guard await keep(client.messages) else { throw ConnectionLoss(reason: "what it sent can't be kept") }
            try client.write()
            await Task.yield()
        }
        client.disconnect()
    }

    /// Where the broker refuses somebody it says why, and ends the connection.
    private func read(_ client: MosquittoClient) throws(ConnectionLoss) {
        let outcome = Result { () throws(ConnectionLoss) in try client.read(waiting: Self.patience) }
        for news in client.news { try take(news, client) }
        try outcome.get()
    }

    /// In milliseconds; a stop takes as long.
    private static let patience: Int32 = 200
}

// MARK: - Messages

extension BrokerSession {
    /// - Returns: whether what the broker would send again is safe.
    private func keep(_ messages: [BrokerMessage]) async -> Bool {
        guard !messages.isEmpty else { return true }
        book.read(messages.count)
        var (kept, offered): ([[UInt8]], [[UInt8]]) = ([], [])
        for message in messages {
            do throws(MappingFault) {
                let event = try mapper.event(of: message, receivedAt: now())
                if message.isAcknowledged { kept.append(event) } else { offered.append(event) }
            } catch {
                book.reject(error, in: message.topic)
            }
        }
        await offer(offered)
        return await keep(kept)
    }

    private func offer(_ events: [[UInt8]]) async {
        guard !events.isEmpty else { return }
        let lost = await outlet.offer(events)
        book.lose(lost)
        book.tally.add { $0.kept += events.count - lost }
    }

    private func keep(_ events: [[UInt8]]) async -> Bool {
        guard !events.isEmpty else { return true }
        do {
            book.take(try await outlet.keep(events, whenFull: .wait), in: broker.name)
            return true
        } catch {
            if !Task.isEnding { book.logger.error("not acknowledged to the broker", metadata: ["reason": "\(error)"]) }
            return false
        }
    }
}

// MARK: - News

extension BrokerSession {
    private func take(_ news: MosquittoClient.News, _ client: MosquittoClient) throws(ConnectionLoss) {
        switch news {
        case .connected(let hasSession):
            try subscribe(client)
            note(hasSession: hasSession)
        case .refused(let reason): throw ConnectionLoss(reason: Self.refusal(reason))
        case .subscribed(let number, let granted): note(granted: granted, to: subscriptions[number])
        }
    }

    private func subscribe(_ client: MosquittoClient) throws(ConnectionLoss) {
        subscriptions = [:]
        for subscription in broker.subscriptions {
            let number = try client.subscribe(to: subscription.topic.filter, quality: subscription.quality)
            subscriptions[number] = subscription
        }
    }

    private func note(hasSession: Bool) {
        let isSurprise = hasBeenConnected && !hasSession && !broker.isCleanSession
        (hasBeenConnected, isConnected) = (true, true)
        pauses.reset()
        book.logger.notice(
            "connected", metadata: ["broker": "\(broker.address)", "session": hasSession ? "resumed" : "new"])
        guard isSurprise else { return }
        book.logger.warning("the broker has kept no session: what was published meanwhile may be lost")
    }

    private func note(granted: Int32, to subscription: BrokerInput.Subscription?) {
        guard let subscription else { return }
        let metadata: Logger.Metadata = ["topic": "\(subscription.topic)", "qos": "\(granted)"]
        switch granted {
        case Int32(subscription.quality): book.logger.info("subscribed", metadata: metadata)
        case 128:
            book.logger.error(
                "the broker refused a subscription; check what its access list gives this user", metadata: metadata)
        default: book.logger.warning("the broker grants another qos than was asked for", metadata: metadata)
        }
    }

    private func note(_ loss: ConnectionLoss) {
        guard !Task.isEnding else { return }
        if isConnected { book.tally.add { $0.reconnections += 1 } }
        book.logger.warning(
            isConnected ? "the connection to the broker is lost" : "no connection to the broker",
            metadata: ["broker": "\(broker.address)", "reason": "\(loss.reason)"])
    }

    /// Source: MQTT 3.1.1, 3.2.2.3.
    private static func refusal(_ reason: Int32) -> String {
        switch reason {
        case 1: "the broker does not speak MQTT 3.1.1"
        case 2: "the broker refused the client id"
        case 3: "the broker is not available"
        case 4, 5: "the broker refused the user: check userName and passwordFile, and the broker's access list"
        default: "the broker refused the connection (\(reason))"
        }
    }
}

extension BrokerInput {
    fileprivate var address: String { "\(host):\(port)" }
}

extension Task where Success == Never, Failure == Never {
    /// Whether the work is to come to its end.
    static var isEnding: Bool { isCancelled || isShuttingDownGracefully }
}
