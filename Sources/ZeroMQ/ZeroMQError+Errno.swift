import CZeroMQ

extension ZeroMQError {
    static let terminated = ZeroMQError(
        .terminated, "context terminated: the sockets are of no more use; close them", systemCode: ETERM)
    static let closed = ZeroMQError(.closed, "socket closed: open a new one")

    /// The error that the C library left for a call that is not about an endpoint.
    static func last(_ action: String) -> ZeroMQError {
        let number = zmq_errno()
        switch number {
        case ETERM:
            return .terminated
        case EFSM:
            return ZeroMQError(
                .wrongState, "cannot \(action) now: a REQ sends and receives in turn, a REP the other way round",
                systemCode: number)
        case ENOTSUP:
            return ZeroMQError(.notSupported, "this kind of socket cannot \(action)", systemCode: number)
        case EMFILE, ENFILE:
            return ZeroMQError(
                .tooManyFiles, "cannot \(action): no file descriptors left; raise the limit (ulimit -n)",
                systemCode: number)
        case EINVAL:
            return ZeroMQError(.invalidOption, "cannot \(action): libzmq refuses it", systemCode: number)
        default:
            return ZeroMQError(.system, "cannot \(action): \(text(number))", systemCode: number)
        }
    }

    /// The error that the C library left for binding to, connecting to or leaving an endpoint.
    ///
    /// Source: zmq_bind(3), zmq_connect(3), zmq_unbind(3), zmq_disconnect(3), "Errors".
    static func last(_ action: String, endpoint: String) -> ZeroMQError {
        let number = zmq_errno()
        func error(_ code: Code, _ message: String) -> ZeroMQError {
            ZeroMQError(code, message, systemCode: number)
        }
        switch number {
        case EADDRINUSE:
            return error(
                .addressInUse, "address in use: \(endpoint) is taken by another process; choose another endpoint")
        case EADDRNOTAVAIL, ENODEV:
            return error(
                .addressNotAvailable,
                "address not available: \(endpoint) is not an address of this machine; choose one that is, or *")
        case EINVAL, EPROTONOSUPPORT, ENOCOMPATPROTO, ENAMETOOLONG:
            return error(
                .invalidEndpoint, "invalid endpoint: cannot \(action) \(endpoint); write it like tcp://127.0.0.1:7701")
        case EACCES, EPERM:
            return error(
                .permissionDenied, "permission denied: \(endpoint); choose a port above 1023 or a folder of your own")
        case ENOENT where action == "bind to":
            return error(.invalidEndpoint, "no such folder: \(endpoint); make it, or choose another endpoint")
        case ENOENT:
            return error(.notConnected, "not connected: the socket has no endpoint \(endpoint)")
        default:
            return last("\(action) \(endpoint)")
        }
    }

    private static func text(_ number: Int32) -> String {
        String(cString: zmq_strerror(number))
    }
}
