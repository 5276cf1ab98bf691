import Crypto
import Foundation
import Glibc

/// The key by which a node signs checkpoints (Ed25519, RFC 8032).
public struct NodeKey: Sendable {
    static let fileName = "checkpoint-key.pem"

    private let key: Curve25519.Signing.PrivateKey

    /// A new one.
    public init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// - Parameter bytes: 32 of them, which make the key.
    package init?(seed bytes: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else { return nil }
        self.key = key
    }

    private init?(pem: String) {
        let base64 = pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }.joined()
        guard let der = Data(base64Encoded: base64), der.starts(with: Self.prefix),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: der.dropFirst(Self.prefix.count))
        else { return nil }
        self.key = key
    }

    /// 32 bytes.
    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    func sign(_ text: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: text)) }

    /// PKCS #8 (RFC 8410), as OpenSSL reads it.
    private var pem: String {
        let base64 = (Data(Self.prefix) + key.rawRepresentation).base64EncodedString()
        return "-----BEGIN PRIVATE KEY-----\n\(base64)\n-----END PRIVATE KEY-----\n"
    }

    /// What stands before the 32 bytes of every Ed25519 key.
    private static let prefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]
}

/// The key in a data folder: `checkpoint-key.pem`, for the owner's eyes only.
extension NodeKey {
    /// Reads the folder's key; makes one where there is none.
    /// - Throws: ``NodeError``: a damaged key is not replaced, since earlier checkpoints are told by it.
    public static func load(orMakeIn folder: String) throws -> NodeKey {
        if let key = try load(from: folder) { return key }
        let key = NodeKey()
        try key.save(in: folder)
        return key
    }

    /// In a file that is new, durable when this returns.
    private func save(in folder: String) throws {
        let path = Self.path(in: folder)
        let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw NodeError("\(path) can't be made; check the permissions of the folder")
        }
        defer { Glibc.close(descriptor) }
        let bytes = Array(pem.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            throw NodeError("\(path) can't be written; check the disk, and remove the file")
        }
    }

    /// Nil where the folder has none.
    public static func load(from folder: String) throws -> NodeKey? {
        let path = path(in: folder)
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        guard let key = NodeKey(pem: String(decoding: data, as: UTF8.self)) else {
            throw NodeError(
                "\(path) holds no Ed25519 key in PEM; put it back from a backup, or remove it for a new one")
        }
        return key
    }

    /// Copies the key of a data folder, where it has one, into another one.
    public static func copy(from folder: String, to other: String) throws {
        if let key = try load(from: folder) { try key.save(in: other) }
    }

    static func path(in folder: String) -> String {
        URL(fileURLWithPath: folder).appendingPathComponent(fileName).path
    }
}
