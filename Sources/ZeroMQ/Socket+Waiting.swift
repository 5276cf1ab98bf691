import CZeroMQ

/// Waiting on the calling thread, for command-line clients and tests. An actor on a ``SocketThread`` does not wait: it
/// is called when there is something to do.
extension Socket {
    /// Takes the next message, and blocks the calling thread for up to `timeout` until there is one.
    ///
    /// - Parameter timeout: counted in whole milliseconds, rounded up.
    /// - Returns: `nil` when the time is over.
    /// - Throws: as ``receive()``. Source: zmq_poll(3).
    public func receive(timeout: Duration) throws(ZeroMQError) -> Message? {
        let deadline = ContinuousClock.now + timeout
        while true {
            if let message = try receive() { return message }
            guard try wait(for: ZMQ_POLLIN, until: deadline) else { return nil }
        }
    }

    /// Hands a message to libzmq, and blocks the calling thread for up to `timeout` while the queue is full or there
    /// is no peer.
    ///
    /// - Parameter timeout: counted in whole milliseconds, rounded up.
    /// - Returns: ``SendOutcome/full`` when the time is over.
    /// - Throws: as ``send(_:)``. Source: zmq_poll(3).
    public func send(_ message: Message, timeout: Duration) throws(ZeroMQError) -> SendOutcome {
        let deadline = ContinuousClock.now + timeout
        while true {
            let outcome = try send(message)
            guard outcome == .full, try wait(for: ZMQ_POLLOUT, until: deadline) else { return outcome }
        }
    }

    /// `false` when the deadline has passed and nothing has happened.
    private func wait(for events: Int32, until deadline: ContinuousClock.Instant) throws(ZeroMQError) -> Bool {
        try withPointer { pointer throws(ZeroMQError) in
            var item = zmq_pollitem_t(socket: pointer, fd: 0, events: Int16(events), revents: 0)
            while true {
                let count = zmq_poll(&item, 1, Int((deadline - .now).milliseconds))
                if count >= 0 { return count > 0 }
                guard zmq_errno() == EINTR else { throw .last("wait") }
            }
        }
    }
}
