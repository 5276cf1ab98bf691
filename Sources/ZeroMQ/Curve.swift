import CZeroMQ

/// CURVE keys: Curve25519, written as 40 characters of Z85.
///
/// Source: zmq_curve_keypair(3), zmq_curve_public(3), zmq_z85_decode(3); RFC 26 (CurveZMQ), RFC 32 (Z85).
public enum Curve {
    /// Characters of a key.
    static let length = 40

    /// A new pair from the system's source of random numbers.
    ///
    /// - Throws: ``ZeroMQError/Code/notSupported`` if libzmq was built without CURVE.
    public static func generateKeyPair() throws(ZeroMQError) -> CurveKeyPair {
        var publicKey = [CChar](repeating: 0, count: length + 1)
        var secretKey = publicKey
        guard zmq_curve_keypair(&publicKey, &secretKey) == 0 else { throw .last("make CURVE keys") }
        return CurveKeyPair(
            publicKey: CurvePublicKey(unchecked: text(publicKey)), secretKey: CurveSecretKey(unchecked: text(secretKey))
        )
    }

    /// The public key that goes with a secret one.
    static func publicKey(of secretKey: CurveSecretKey) throws(ZeroMQError) -> CurvePublicKey {
        var publicKey = [CChar](repeating: 0, count: length + 1)
        guard zmq_curve_public(&publicKey, secretKey.z85) == 0 else { throw .last("derive a CURVE key") }
        return CurvePublicKey(unchecked: text(publicKey))
    }

    static func isKey(_ text: String) -> Bool {
        var bytes = [UInt8](repeating: 0, count: length / 5 * 4)
        return text.utf8.count == length && !text.utf8.contains(0) && zmq_z85_decode(&bytes, text) != nil
    }

    static func z85(of key: [UInt8]) -> String? {
        var buffer = [CChar](repeating: 0, count: length + 1)
        guard key.count == length / 5 * 4, zmq_z85_encode(&buffer, key, key.count) != nil else { return nil }
        return text(buffer)
    }

    private static func text(_ key: [CChar]) -> String {
        String(decoding: key.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
