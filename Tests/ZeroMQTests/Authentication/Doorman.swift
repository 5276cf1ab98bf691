import Synchronization
import ZeroMQ

/// Admits the clients of a list that changes, and remembers who asked.
final class Doorman: Sendable {
    private let admitted: Mutex<Set<CurvePublicKey>>
    private let asked = Mutex<[ZAPRequest]>([])

    init(_ admitted: CurvePublicKey...) {
        self.admitted = Mutex(Set(admitted))
    }

    var requests: [ZAPRequest] { asked.withLock { $0 } }

    func admits(_ request: ZAPRequest) -> Bool {
        asked.withLock { $0.append(request) }
        return admitted.withLock { $0.contains(request.key) }
    }

    func admit(_ key: CurvePublicKey) {
        admitted.withLock { _ = $0.insert(key) }
    }

    func revoke(_ key: CurvePublicKey) {
        admitted.withLock { _ = $0.remove(key) }
    }
}

/// A context with an authenticator that is stopped after the body, before the context is terminated.
func withAuthenticator(
    admits: @escaping @Sendable (ZAPRequest) -> Bool, _ body: (Context, Authenticator) async throws -> Void
) async throws {
    try await withAsyncContext { context in
        let authenticator = try await Authenticator(in: context, admits: admits)
        do {
            try await body(context, authenticator)
        } catch {
            await authenticator.stop()
            throw error
        }
        await authenticator.stop()
    }
}

extension SocketOptions {
    static func client(_ keyPair: CurveKeyPair, of server: CurvePublicKey) -> SocketOptions {
        SocketOptions { $0.security = .curveClient(serverKey: server, keyPair: keyPair) }
    }

    static func server(_ keyPair: CurveKeyPair, _ authenticator: Authenticator, domain: String) -> SocketOptions {
        SocketOptions { $0.security = authenticator.server(secretKey: keyPair.secretKey, domain: domain) }
    }
}
