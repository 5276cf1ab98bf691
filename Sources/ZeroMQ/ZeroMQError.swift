/// What went wrong with a socket, in one line that says what to do about it.
///
/// Nothing there to receive, a full queue and a peer that has gone are not errors but results: see
/// ``Socket/receive()`` and ``SendOutcome``. A description never holds payloads or keys.
public struct ZeroMQError: Error, Sendable, Hashable {
    /// The kind of failure, for decisions.
    public let code: Code

    /// One line for people, for example
    /// `address in use: tcp://127.0.0.1:7701 is taken by another process; choose another endpoint`.
    public let message: String

    /// The `errno` behind it, 0 if there was none.
    public let systemCode: Int32

    init(_ code: Code, _ message: String, systemCode: Int32 = 0) {
        self.code = code
        self.message = message
        self.systemCode = systemCode
    }

    /// Whether the same call may succeed later without anything being changed by the operator.
    public var isRetriable: Bool {
        code == .addressInUse || code == .addressNotAvailable || code == .tooManyFiles
    }
}

extension ZeroMQError: CustomStringConvertible {
    public var description: String { message }
}

extension ZeroMQError {
    /// The kind of a ``ZeroMQError``. Opaque, so that kinds can be added.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        enum Base: String {
            case addressInUse, addressNotAvailable, invalidEndpoint, notConnected, permissionDenied
            case terminated, stopped, closed
            case wrongState, notSupported, invalidMessage, invalidKey, invalidOption, tooManyFiles, system
        }

        let base: Base

        public var description: String { base.rawValue }

        /// Another socket is bound to the endpoint.
        public static let addressInUse = Code(base: .addressInUse)
        /// The address belongs to no interface of this machine.
        public static let addressNotAvailable = Code(base: .addressNotAvailable)
        /// The endpoint is not written as `tcp://host:port`, `ipc://path` or `inproc://name`, or its transport does
        /// not go with the kind of the socket.
        public static let invalidEndpoint = Code(base: .invalidEndpoint)
        /// Disconnecting from, or unbinding, an endpoint that the socket does not have.
        public static let notConnected = Code(base: .notConnected)
        /// The operating system does not allow it.
        public static let permissionDenied = Code(base: .permissionDenied)
        /// The context was shut down or terminated; close the socket.
        public static let terminated = Code(base: .terminated)
        /// The ``SocketThread`` was stopped and takes no more sockets.
        public static let stopped = Code(base: .stopped)
        /// The socket was closed.
        public static let closed = Code(base: .closed)
        /// A REQ or REP was used out of turn.
        public static let wrongState = Code(base: .wrongState)
        /// This kind of socket cannot do that.
        public static let notSupported = Code(base: .notSupported)
        /// A message without frames.
        public static let invalidMessage = Code(base: .invalidMessage)
        /// Text that is not a CURVE key.
        public static let invalidKey = Code(base: .invalidKey)
        /// A value that libzmq refuses for an option.
        public static let invalidOption = Code(base: .invalidOption)
        /// The process has no file descriptors, or the context no sockets, left.
        public static let tooManyFiles = Code(base: .tooManyFiles)
        /// Anything else; see ``ZeroMQError/systemCode``.
        public static let system = Code(base: .system)
    }
}
