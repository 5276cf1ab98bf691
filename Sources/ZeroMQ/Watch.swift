import CZeroMQ

/// What is to be done when a socket of a ``SocketThread`` becomes readable or writable.
final class Watch {
    let socket: Socket
    var readable: (() -> Void)?
    var isReading = false
    /// Called once.
    var writable: (() -> Void)?

    init(_ socket: Socket) {
        self.socket = socket
    }

    /// Without a handler the socket is watched nevertheless, with an event that never comes: libzmq gets to do its
    /// work on it, and the thread notices when the context is terminated.
    var pollItem: zmq_pollitem_t {
        let events = (wantsRead ? ZMQ_POLLIN : 0) | (writable != nil ? ZMQ_POLLOUT : 0)
        return zmq_pollitem_t(
            socket: socket.pointer, fd: 0, events: Int16(events == 0 ? ZMQ_POLLERR : events), revents: 0)
    }

    /// A handler called earlier in the same turn may have paused or closed the socket.
    func call(for events: Int32) {
        if events & ZMQ_POLLOUT != 0, !socket.isClosed, let handler = writable.take() { handler() }
        if events & ZMQ_POLLIN != 0, !socket.isClosed, wantsRead { readable?() }
    }

    private var wantsRead: Bool {
        isReading && readable != nil
    }
}
