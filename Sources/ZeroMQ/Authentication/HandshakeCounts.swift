/// How many clients an ``Authenticator`` was asked about. A client that never got so far is not among them: one that
/// has not the server's key, speaks no CURVE or no ZMTP at all, or says nothing.
public struct HandshakeCounts: Sendable, Hashable {
    /// Connections that were let in.
    public let admitted: Int
    /// Connections that were not. Counts attempts, not clients.
    public let refused: Int

    public init(admitted: Int, refused: Int) {
        self.admitted = admitted
        self.refused = refused
    }
}
