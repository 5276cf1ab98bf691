/// The half of a CURVE key pair that is kept. Printing or dumping it does not show it. Source: RFC 26.
public struct CurveSecretKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// The key as 40 characters of Z85. Not for logs.
    public let z85: String

    public var description: String { "secret key" }
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

    init(unchecked z85: String) {
        self.z85 = z85
    }

    /// - Throws: ``ZeroMQError/Code/invalidKey`` if the text is not 40 characters of Z85.
    public init(z85: String) throws(ZeroMQError) {
        guard Curve.isKey(z85) else {
            throw ZeroMQError(.invalidKey, "invalid secret key: it has to be 40 characters of Z85")
        }
        self.z85 = z85
    }
}
