import Crypto
public import EventJSON
import Foundation
public import LedgerStore
public import Ledgers

/// Position and hash of the log at an instant, signed by the node: whoever keeps it can tell later whether the log up to
/// there is still the same, and whether its end was cut off.
public struct Checkpoint: Hashable, Sendable {
    /// 0 where the log was empty.
    public var position: Int64
    /// Of the row at the position.
    public var hash: ChainHash
    public var at: Instant
    /// The node's Ed25519 key, 32 bytes.
    public var publicKey: [UInt8]
    /// Ed25519 over ``signedText(position:hash:at:)``, 64 bytes.
    public var signature: [UInt8]

    /// Signs the end of a log.
    init(_ head: LogHead, at instant: Instant, key: NodeKey) throws {
        position = head.position
        hash = head.hash
        at = instant
        publicKey = key.publicKey
        signature = try key.sign(Self.signedText(position: head.position, hash: head.hash, at: instant))
    }

    /// What is signed: four lines, each with its end.
    public static func signedText(position: Int64, hash: ChainHash, at instant: Instant) -> [UInt8] {
        Array("duban checkpoint\n\(position)\n\(hash)\n\(instant.rfc3339)\n".utf8)
    }

    /// Whether the signature is that of its public key.
    public var isGenuine: Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: Self.signedText(position: position, hash: hash, at: at))
    }
}

extension Checkpoint {
    /// Reads a `checkpoint` event; nil where it is none.
    public init?(event: JSONValue) {
        guard event["type"]?.string == NodeEvent.Kind.checkpoint.rawValue, let data = event["data"],
            let at = event["time"]?.string.flatMap(Instant.init(rfc3339:)),
            let position = data["position"]?.integer,
            let hash = data["hash"]?.string.flatMap(ChainHash.init(hexadecimal:)),
            let publicKey = data["publicKey"]?.string.flatMap({ Data(base64Encoded: $0) }),
            let signature = data["signature"]?.string.flatMap({ Data(base64Encoded: $0) })
        else { return nil }
        self.position = Int64(position)
        self.hash = hash
        self.at = at
        self.publicKey = Array(publicKey)
        self.signature = Array(signature)
    }

    /// The data of a `checkpoint` event.
    var data: JSONValue {
        [
            "position": JSONValue(position), "hash": .string(hash.description),
            "publicKey": .string(Data(publicKey).base64EncodedString()),
            "signature": .string(Data(signature).base64EncodedString()),
        ]
    }
}
