import CZeroMQ
import Synchronization

/// The I/O threads of libzmq and everything that its sockets share.
///
/// One context is enough for a process; sockets can only meet over `inproc://` inside the same one.
/// A context is not torn down by releasing it, because `zmq_ctx_term` waits for every socket to be closed and could
/// hang a deinitializer for ever: close the sockets (``SocketThread/stop()``), then call ``terminate()``.
///
/// Source: zmq_ctx_new(3), zmq_ctx_term(3).
public final class Context: Sendable {
    private let handle: Mutex<Handle?>

    /// Creates a context.
    ///
    /// - Parameter ioThreads: threads that move bytes; one carries about a gigabyte a second. Default 1.
    /// - Throws: ``ZeroMQError/Code/tooManyFiles`` when the process has no descriptors left.
    public init(ioThreads: Int = 1) throws(ZeroMQError) {
        guard let pointer = zmq_ctx_new() else { throw .last("create a context") }
        guard zmq_ctx_set(pointer, ZMQ_IO_THREADS, Int32(clamping: ioThreads)) == 0 else {
            throw .last("set the number of I/O threads to \(ioThreads)")
        }
        handle = Mutex(Handle(pointer: pointer))
    }

    /// Makes every operation on this context's sockets fail with ``ZeroMQError/Code/terminated``, at once and without
    /// waiting; threads that are blocked in a socket wake up. The sockets are still to be closed.
    ///
    /// Source: zmq_ctx_shutdown(3).
    public func shutdown() {
        handle.withLock { handle in
            if let handle { zmq_ctx_shutdown(handle.pointer) }
        }
    }

    /// Ends the context. Blocks the calling thread until all its sockets are closed and their lingering messages are
    /// sent or given up, so close the sockets first. A second call does nothing.
    ///
    /// Source: zmq_ctx_term(3).
    public func terminate() {
        guard let handle = handle.withLock({ $0.take() }) else { return }
        while zmq_ctx_term(handle.pointer) != 0 && zmq_errno() == EINTR {}
    }

    /// A new socket of the C library, owned by the caller.
    func makeSocket(_ kind: SocketKind) throws(ZeroMQError) -> SocketHandle {
        try handle.withLock { handle throws(ZeroMQError) in
            guard let handle else { throw .terminated }
            guard let socket = zmq_socket(handle.pointer, kind.code) else {
                throw .last("create a \(kind.rawValue.uppercased()) socket")
            }
            return SocketHandle(owning: socket)
        }
    }
}

extension Context {
    /// Safe to share: a `void *` of zmq_ctx_new may be used from any thread (zmq(7), "Context"), and the mutex around
    /// it keeps anyone from using it once it is terminated.
    private struct Handle: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer
    }
}
