import CZeroMQ
import Glibc

/// Wakes a thread that sleeps in zmq_poll(3): an eventfd(2) that becomes readable when it is rung.
///
/// Safe from any thread; ringing it twice before the thread has woken up counts as once.
struct Bell: ~Copyable, Sendable {
    private let descriptor: Int32

    init() throws(ZeroMQError) {
        descriptor = czmq_eventfd()
        guard descriptor >= 0 else { throw .last("create a thread for sockets") }
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Cannot fail in a way that matters: a counter that is full (`EAGAIN`) is readable.
    func ring() {
        eventfd_write(descriptor, 1)
    }

    func silence() {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
    }

    var pollItem: zmq_pollitem_t {
        zmq_pollitem_t(socket: nil, fd: descriptor, events: Int16(ZMQ_POLLIN), revents: 0)
    }
}
