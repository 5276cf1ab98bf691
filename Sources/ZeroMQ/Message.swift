/// A multipart message: one or more frames of bytes, sent and received as a whole.
///
/// Frames of a received message are copies; they stay valid for as long as the value does.
///
/// Source: zmq_msg_recv(3); RFC 23 (ZMTP 3.0).
public struct Message: Sendable, Hashable {
    /// The frames in order. A frame may be empty. On a ``SocketKind/router`` the first one is the routing id that
    /// libzmq gave the connection: it addresses a reply and says nothing about who the peer is.
    public var frames: [[UInt8]]

    /// The public key of the peer, 40 characters of Z85; `nil` if no ``Authenticator`` vouched for it. Filled in only
    /// on a CURVE server, since elsewhere libzmq hands out whatever `User-Id` a peer claims for itself (RFC 27).
    public var userID: String?

    /// The numeric address of the peer's host, without a port, of a message received over TCP; `nil` over `inproc` and
    /// of a message that was not received.
    public var peerAddress: String?

    /// How many frames of the received message were thrown away because it had more than
    /// ``SocketOptions/maximumFrames``. 0 for a message that is whole.
    public internal(set) var droppedFrames = 0

    /// A message of these frames. libzmq knows no message without frames: ``Socket/send(_:)`` refuses an empty one.
    public init(_ frames: [[UInt8]]) {
        self.frames = frames
    }

    /// The bytes of all frames together.
    public var byteCount: Int {
        frames.reduce(0) { $0 + $1.count }
    }
}

extension Message: ExpressibleByArrayLiteral {
    public init(arrayLiteral frames: [UInt8]...) {
        self.init(frames)
    }
}
