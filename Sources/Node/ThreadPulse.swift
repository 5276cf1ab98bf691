import ZeroMQ

/// Shows that a thread of sockets still takes its turns.
actor ThreadPulse {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    init(_ thread: SocketThread) {
        self.thread = thread
    }

    /// Returns once the thread has come to it.
    func beat() {}
}

extension NodeThreads {
    /// Returns once each thread has taken a turn.
    func beat() async {
        for thread in [taking, publishing, answering] { await ThreadPulse(thread).beat() }
    }
}
