import ZeroMQ

/// The threads of a node's sockets, and their context.
struct NodeThreads: Sendable {
    let context: Context
    /// Events in, replies out.
    let taking: SocketThread
    let publishing: SocketThread
    let answering: SocketThread

    init() throws {
        context = try Context()
        taking = try SocketThread(name: "duban-ingest")
        publishing = try SocketThread(name: "duban-tail")
        answering = try SocketThread(name: "duban-query")
    }

    /// Sends what is queued, closes the sockets and ends the threads.
    func stop() async {
        for thread in [taking, publishing, answering] { await thread.stop() }
    }

    /// Ends the context; all its sockets have to be closed before.
    func end() {
        context.terminate()
    }
}
