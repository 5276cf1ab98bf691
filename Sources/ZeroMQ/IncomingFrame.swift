import CZeroMQ

/// The place where libzmq puts a received frame, reused from frame to frame.
///
/// The `zmq_msg_t` lives on the heap, because the payload of a small frame lies inside the struct itself: a pointer
/// from zmq_msg_data(3) into a Swift copy of the struct would dangle. Only copies leave this type.
struct IncomingFrame: ~Copyable {
    private let message: UnsafeMutablePointer<zmq_msg_t>

    init() {
        message = .allocate(capacity: 1)
        zmq_msg_init(message)
    }

    deinit {
        zmq_msg_close(message)
        message.deallocate()
    }

    /// Takes the next frame from the socket in place of the last one; `false` when there is none now.
    func receive(from socket: UnsafeMutableRawPointer) throws(ZeroMQError) -> Bool {
        while zmq_msg_recv(message, socket, ZMQ_DONTWAIT) < 0 {
            switch zmq_errno() {
            case EINTR: continue
            case EAGAIN: return false
            default: throw .last("receive")
            }
        }
        return true
    }

    /// Whether more frames of the same message follow.
    var hasMore: Bool {
        zmq_msg_more(message) != 0
    }

    /// A copy of the payload.
    var bytes: [UInt8] {
        [UInt8](UnsafeRawBufferPointer(start: zmq_msg_data(message), count: zmq_msg_size(message)))
    }

    /// What libzmq knows of the connection that the frame came from, or `nil`. Source: zmq_msg_gets(3).
    func property(_ name: UnsafePointer<CChar>) -> String? {
        zmq_msg_gets(message, name).map { String(cString: $0) }
    }
}
