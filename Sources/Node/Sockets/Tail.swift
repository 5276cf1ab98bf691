import EventJSON
package import LedgerStore
import Logging
import ZeroMQ

/// The XPUB on which everything that happens is published, live: topic, header and body of each row of the log. A slow
/// subscriber loses messages, which it sees by the positions; it never slows the node.
actor Tail: RowPublisher {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let logger: Logger
    private var socket: Socket?
    private var position: Int64
    private var isSilent = true

    /// - Parameter position: of the newest row in the log.
    init(thread: SocketThread, position: Int64, logger: Logger) {
        self.thread = thread
        self.position = position
        self.logger = logger
    }

    /// - Returns: the endpoint that was bound, with its port.
    func bind(_ endpoint: String, in context: Context) throws -> String {
        var options = SocketOptions()
        options.sendHighWater = 100_000
        let socket = try thread.open(.xpub, in: context, options: options)
        self.socket = socket
        // Subscriptions are libzmq's to keep; what it tells of them is taken off its queue.
        thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.passOverSubscriptions() } }
        return try socket.bind(endpoint)
    }

    func publish(_ rows: [LogRow]) {
        for row in rows { send(row.tailFrames) }
        guard let newest = rows.last else { return }
        position = newest.position
        isSilent = false
    }

    /// Tells of the newest position after every second of silence, until cancelled.
    func beat() async {
        while (try? await Task.sleep(for: .seconds(1))) != nil {
            if isSilent { send([Array("heartbeat".utf8), (["position": JSONValue(position)] as JSONValue).bytes, []]) }
            isSilent = true
        }
    }

    private func send(_ frames: [[UInt8]]) {
        do {
            _ = try socket?.send(Message(frames))
        } catch {
            logger.error("tail can't publish", metadata: ["reason": "\(error)"])
        }
    }

    private func passOverSubscriptions() {
        _ = try? socket?.receive(upTo: 1_000)
    }
}

extension LogRow {
    /// What is published of it: topic, header and body.
    package var tailFrames: [[UInt8]] {
        let header: JSONValue = ["position": JSONValue(position), "previous": JSONValue(previous)]
        return [Array(draft.topic.utf8), header.bytes, draft.body]
    }
}
