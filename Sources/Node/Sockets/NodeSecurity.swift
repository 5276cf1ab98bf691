import Ledgers
import Logging
import Synchronization
import ZeroMQ

/// Who may connect. It is made before the sockets, and ended after them.
final class NodeSecurity: Sendable {
    private let authenticator: Authenticator?
    private let secretKey: CurveSecretKey?

    /// - Throws: ``ZeroMQError``; ``NodeError`` where there are offices, and no key to be known by.
    init(_ settings: NodeSettings, reception: Reception, in context: Context, logger: Logger) async throws {
        guard settings.rules.offices != nil else {
            (authenticator, secretKey) = (nil, nil)
            return
        }
        guard let curve = settings.curve else {
            throw NodeError(
                "there are offices, but the node has no CURVE key; make one with duban keygen, and name it as key")
        }
        secretKey = curve.secretKey
        let strangers = StrangerLog(logger)
        authenticator = try await Authenticator(in: context) { request in
            let mayConnect = reception.admits(request.key.z85, at: Door(domain: request.domain))
            if !mayConnect { strangers.note(request) }
            return mayConnect
        }
    }

    /// Of a bound socket.
    func server(of door: Door) -> SocketSecurity {
        guard let authenticator, let secretKey else { return .none }
        return authenticator.server(secretKey: secretKey, domain: door.domain)
    }

    /// Of all connections so far; nil where nobody is told from anybody else.
    var handshakes: HandshakeCounts? { authenticator?.counts }

    /// Nobody is let in any more.
    func stop() async {
        await authenticator?.stop()
    }
}

/// Tells of connections that were refused: of the first, and then once a minute at most, however many there are.
private final class StrangerLog: Sendable {
    private let logger: Logger
    private let told = Mutex<(at: ContinuousClock.Instant?, silent: Int)>((nil, 0))

    init(_ logger: Logger) {
        self.logger = logger
    }

    func note(_ request: ZAPRequest) {
        let now = ContinuousClock.now
        let silent: Int? = told.withLock { told in
            if let at = told.at, now - at < .seconds(60) {
                told.silent += 1
                return nil
            }
            defer { told = (now, 0) }
            return told.silent
        }
        guard let silent else { return }
        logger.warning(
            "refused a connection: its key may not connect there",
            metadata: [
                "address": "\(request.address)", "key": "\(request.key)", "endpoint": "\(request.domain)",
                "refusedSinceTheLastLine": "\(silent)",
            ])
    }
}
