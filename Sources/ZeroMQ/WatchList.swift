import CZeroMQ

/// The sockets of a ``SocketThread``; only ever touched on that thread.
final class WatchList {
    private var watches: [Watch] = []

    func add(_ socket: Socket) {
        if watch(of: socket) == nil { watches.append(Watch(socket)) }
    }

    func watch(of socket: Socket) -> Watch? {
        watches.first { $0.socket === socket }
    }

    /// Sleeps until something happens, but no longer than `timeout` milliseconds (-1: for ever), and calls the
    /// handlers of the sockets that it happened to. Readiness is a level, not an edge: a handler that leaves messages
    /// behind is called again next time.
    func poll(timeout: Int, _ bell: borrowing Bell) {
        watches.removeAll { $0.socket.isClosed }
        var items = [bell.pollItem] + watches.map(\.pollItem)
        guard zmq_poll(&items, Int32(items.count), timeout) >= 0 else { return recover() }
        if items[0].revents != 0 { bell.silence() }
        for (watch, item) in zip(watches, items.dropFirst()) where item.revents != 0 {
            watch.call(for: Int32(item.revents))
        }
    }

    /// Closes every socket and forgets the handlers, and with them whatever they hold on to.
    func closeAll() {
        for watch in watches { watch.socket.close() }
        watches = []
    }

    /// Sockets of a terminated context are of no more use, and the one who terminates it waits for them to be closed.
    private func recover() {
        switch zmq_errno() {
        case EINTR: return
        case ETERM: closeAll()
        case let number: fatalError("zmq_poll: \(String(cString: zmq_strerror(number)))")
        }
    }
}
