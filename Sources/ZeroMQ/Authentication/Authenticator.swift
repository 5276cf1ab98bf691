/// Decides which clients may connect to the CURVE servers of a context.
///
/// ```swift
/// let authenticator = try await Authenticator(in: context) { offices.holder(of: $0.key) != nil }
/// options.security = authenticator.server(secretKey: key, domain: "ingest")
/// ```
///
/// Only what ``server(secretKey:domain:)`` returns makes a socket a CURVE server, so there is none before the
/// authenticator is bound. Every message that such a socket receives has the client's public key as its
/// ``Message/userID``. That key is asked about once for each connection: to revoke one that is connected, judge its
/// messages by their user id, and close the socket on which it only listens. A client of libzmq that was refused does not
/// try again by itself: admitted later, it has to connect anew (libzmq, src/session_base.cpp, `engine_error`).
///
/// Stop it after the sockets that need it and before ``Context/terminate()``. Once it is stopped nobody is let in.
///
/// Source: RFC 27 (ZAP); zmq_setsockopt(3), `ZMQ_ZAP_DOMAIN`.
public final class Authenticator: Sendable {
    private let handler: ZAPHandler
    private let tally = HandshakeTally()

    /// Binds the handler of a context, on a thread of its own.
    ///
    /// - Parameter admits: called on that thread for each handshake; who connects waits meanwhile, so it should look
    ///   something up and no more. Where it refuses someone it may as well note whom.
    /// - Throws: ``ZeroMQError/Code/addressInUse`` where the context has an authenticator already,
    ///   ``ZeroMQError/Code/terminated``, ``ZeroMQError/Code/tooManyFiles``.
    public init(
        in context: Context, admits: @escaping @Sendable (ZAPRequest) -> Bool
    ) async throws(ZeroMQError) {
        handler = ZAPHandler(on: try SocketThread(name: "authentication"), tally: tally, admits: admits)
        do {
            try await handler.bind(in: context)
        } catch {
            await handler.thread.stop()
            throw error
        }
    }

    /// What makes a bound socket a CURVE server that admits only whom this authenticator admits.
    ///
    /// - Parameter domain: tells the sockets of a context apart (``ZAPRequest/domain``). 1 to 255 bytes.
    public func server(secretKey: CurveSecretKey, domain: String) -> SocketSecurity {
        // To libzmq an empty domain is none, and a socket without a domain lets everybody in.
        precondition((1...255).contains(domain.utf8.count), "a ZAP domain has 1 to 255 bytes")
        return .curveServer(CurveServer(secretKey: secretKey, domain: domain, authenticator: self))
    }

    /// Of all handshakes so far.
    public var counts: HandshakeCounts { tally.counts }

    /// Stops letting anybody in. Connections that were let in stay.
    public func stop() async {
        await handler.thread.stop()
    }
}
