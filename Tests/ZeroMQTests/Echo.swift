import Glibc
import ZeroMQ

/// Answers every message with itself; the shape of an actor that owns sockets.
actor Echo {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private(set) var socket: Socket?
    private(set) var turns = 0
    private var batchSize = 100

    init(on thread: SocketThread) {
        self.thread = thread
    }

    func start(in context: Context, batchSize: Int = 100) throws -> String {
        let socket = try thread.open(.router, in: context)
        self.socket = socket
        self.batchSize = batchSize
        thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.drain() } }
        return try socket.bind("tcp://127.0.0.1:*")
    }

    private func drain() {
        turns += 1
        guard let socket, let batch = try? socket.receive(upTo: batchSize) else { return }
        for message in batch { _ = try? socket.send(message) }
    }

    var isClosed: Bool? {
        socket?.isClosed
    }

    func count() {
        turns += 1
    }

    /// The name that the system has for the thread that this runs on.
    var threadName: String {
        text(of: "/proc/thread-self/comm")
    }
}

/// The first line of a small file.
func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = fread(&buffer, 1, buffer.count, file)
    return String(decoding: buffer.prefix(count).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
}
