import Foundation
import ZeroMQ

/// A gateway in few lines: a PUSH, on a thread of its own, which waits where the node takes no more.
actor ReadingFeeder {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let context: Context
    private let socket: Socket

    private static let patience: Duration = .seconds(60)

    init(_ node: NodeProcess) async throws {
        context = try Context()
        thread = try SocketThread(name: "bench-feeder")
        var options = SocketOptions.client
        options.security = node.security
        socket = try Socket(.push, in: context, options: options)
        try socket.connect(node.feed)
    }

    func close() {
        socket.close()
    }

    /// Ends the thread.
    nonisolated func end() async {
        await close()
        await thread.stop()
        context.terminate()
    }

    /// Sends all, as fast as they are taken.
    func send(_ requests: [[UInt8]]) throws {
        for request in requests { try send(request) }
    }

    /// Sends a request each time that an interval has passed.
    /// - Parameter goesOn: false ends the sending.
    /// - Returns: how many were sent.
    func send(_ requests: [[UInt8]], every interval: Duration, while goesOn: @Sendable () -> Bool) throws -> Int {
        let began = ContinuousClock.now
        var sent = 0
        while sent < requests.count, goesOn() {
            while sent < requests.count, began + interval * sent <= .now {
                try send(requests[sent])
                sent += 1
            }
            Thread.sleep(forTimeInterval: max(.zero, began + interval * sent - .now) / .seconds(1))
        }
        return sent
    }

    private func send(_ body: [UInt8]) throws {
        guard try socket.send(Message([body]), timeout: Self.patience) == .queued else {
            throw BenchError("the node takes no readings")
        }
    }
}
