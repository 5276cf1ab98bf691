/// A CURVE identity: of a server, or of a client. Source: RFC 26.
public struct CurveKeyPair: Sendable {
    /// The half to give away.
    public let publicKey: CurvePublicKey
    /// The half to keep.
    public let secretKey: CurveSecretKey

    init(publicKey: CurvePublicKey, secretKey: CurveSecretKey) {
        self.publicKey = publicKey
        self.secretKey = secretKey
    }

    /// The pair that a secret key belongs to.
    ///
    /// - Throws: ``ZeroMQError/Code/notSupported`` if libzmq was built without CURVE.
    public init(secretKey: CurveSecretKey) throws(ZeroMQError) {
        self.init(publicKey: try Curve.publicKey(of: secretKey), secretKey: secretKey)
    }
}
