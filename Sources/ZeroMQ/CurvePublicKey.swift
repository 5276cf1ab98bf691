/// The half of a CURVE key pair that may be told to anyone. Source: RFC 26.
public struct CurvePublicKey: Sendable, Hashable, CustomStringConvertible {
    /// The key as 40 characters of Z85.
    public let z85: String

    public var description: String { z85 }

    init(unchecked z85: String) {
        self.z85 = z85
    }

    /// - Parameter bytes: the key itself; nil where those are not the 32 bytes of one.
    init?(bytes: [UInt8]) {
        guard let z85 = Curve.z85(of: bytes) else { return nil }
        self.init(unchecked: z85)
    }

    /// - Throws: ``ZeroMQError/Code/invalidKey`` if the text is not 40 characters of Z85.
    public init(z85: String) throws(ZeroMQError) {
        guard Curve.isKey(z85) else {
            throw ZeroMQError(.invalidKey, "invalid public key: it has to be 40 characters of Z85")
        }
        self.z85 = z85
    }
}
