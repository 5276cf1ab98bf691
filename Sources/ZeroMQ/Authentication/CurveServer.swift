/// What makes a bound socket a CURVE server: its key, and the ``Authenticator`` that is asked about every client.
///
/// Only an authenticator makes one (``Authenticator/server(secretKey:domain:)``), so no socket can be a CURVE server
/// before its handler is bound: libzmq lets everybody in where there is none.
public struct CurveServer: Sendable {
    let secretKey: CurveSecretKey
    let domain: String
    /// Keeps the handler for as long as there is a socket that needs it.
    private let authenticator: Authenticator

    init(secretKey: CurveSecretKey, domain: String, authenticator: Authenticator) {
        self.secretKey = secretKey
        self.domain = domain
        self.authenticator = authenticator
    }
}
