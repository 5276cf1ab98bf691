import CZeroMQ

/// Something that happened to a connection of a watched socket.
///
/// Source: zmq_socket_monitor(3).
public struct SocketEvent: Sendable, Hashable {
    /// What happened.
    public enum Kind: Sendable, Hashable {
        /// The socket listens.
        case listening
        /// A connection was made, at the end that connects or at the end that is bound.
        case connected, accepted
        /// Both ends agreed on the protocol and, with CURVE, on the keys.
        case handshakeSucceeded
        /// The peer speaks another protocol, has the wrong server key, or was left without an answer, for example
        /// because the server's ``Authenticator`` was stopped.
        case handshakeFailed
        /// The server's ``Authenticator`` does not admit the client's key. Told at both ends.
        case handshakeRefused
        /// A connection broke, or was broken off by this end (for example over a frame too large).
        case disconnected
        /// The watched socket was closed; nothing comes after this.
        case stopped
        /// Anything else, by libzmq's number.
        case other(UInt16)
    }

    /// What happened.
    public let kind: Kind

    /// The endpoint that it happened at, as far as libzmq tells.
    public let endpoint: String

    /// Reads what a socket from ``Socket/monitor()`` receives; `nil` if the message is none of that kind.
    public init?(_ message: Message) {
        guard message.frames.count == 2, message.frames[0].count == 6 else { return nil }
        let number = message.frames[0].withUnsafeBytes { $0.loadUnaligned(as: UInt16.self) }
        kind = Kind(number)
        endpoint = String(decoding: message.frames[1], as: UTF8.self)
    }
}

extension SocketEvent.Kind {
    init(_ number: UInt16) {
        switch Int32(number) {
        case ZMQ_EVENT_LISTENING: self = .listening
        case ZMQ_EVENT_CONNECTED: self = .connected
        case ZMQ_EVENT_ACCEPTED: self = .accepted
        case ZMQ_EVENT_HANDSHAKE_SUCCEEDED: self = .handshakeSucceeded
        case ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL, ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL: self = .handshakeFailed
        case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH: self = .handshakeRefused
        case ZMQ_EVENT_DISCONNECTED: self = .disconnected
        case ZMQ_EVENT_MONITOR_STOPPED: self = .stopped
        default: self = .other(number)
        }
    }
}
