import CZeroMQ
import Synchronization

private let monitors = Atomic(0)

extension Socket {
    /// Starts to watch the connections of this socket: call it before ``bind(_:)`` or ``connect(_:)``, and once.
    ///
    /// - Returns: a socket that receives what ``SocketEvent/init(_:)`` reads, to be used on the same thread. Its queue
    ///   has no limit, because libzmq's I/O thread would wait for room in it: keep reading, or close it.
    /// - Throws: ``ZeroMQError/Code/terminated``, ``ZeroMQError/Code/closed``, ``ZeroMQError/Code/notSupported`` if
    ///   the socket is watched already. Source: zmq_socket_monitor(3).
    public func monitor() throws(ZeroMQError) -> Socket {
        guard !isMonitored else { throw ZeroMQError(.notSupported, "cannot watch a socket twice") }
        let endpoint = "inproc://monitor-\(monitors.add(1, ordering: .relaxed).newValue)"
        let monitor = try Socket(watching: self)
        try monitor.connect(endpoint)
        try withPointer { pointer throws(ZeroMQError) in
            guard zmq_socket_monitor(pointer, endpoint, ZMQ_EVENT_ALL) == 0 else { throw .last("watch a socket") }
        }
        isMonitored = true
        return monitor
    }

    private convenience init(watching watched: Socket) throws(ZeroMQError) {
        var options = SocketOptions()
        options.receiveHighWater = 0
        try self.init(.pair, in: watched.context, options: options)
        self.watched = watched
    }

    /// Ends the monitor of the watched socket before its receiver goes: without a receiver libzmq's threads would wait
    /// for one, for ever (libzmq, src/socket_base.cpp, `monitor_event`).
    func stopWatching() {
        guard let pointer = watched?.pointer else { return }
        zmq_socket_monitor(pointer, nil, 0)
        watched = nil
    }
}
