import CZeroMQ

/// The one owner of a `void *` from zmq_socket(3); closes it when it goes.
///
/// Not copyable, so a handle cannot be closed twice or used after it is closed. zmq_close(3) never blocks: what is
/// still to be sent is the business of ``SocketOptions/linger``.
struct SocketHandle: ~Copyable {
    let pointer: UnsafeMutableRawPointer

    init(owning pointer: UnsafeMutableRawPointer) {
        self.pointer = pointer
    }

    /// A monitor is ended first, while its receiver is there: libzmq would do it later, on a thread of its own.
    deinit {
        zmq_socket_monitor(pointer, nil, 0)
        zmq_close(pointer)
    }
}
