import DubanConfiguration
import ZeroMQ

/// Files of CURVE keys, as `duban keygen` writes them: comments, and one line `secret-key = …` or `public-key = …`.
///
/// A comment is a `#` and a space, since a key may begin with `#`, but holds no space. (Z85, RFC 32.)
enum KeyFile {
    static let (secretName, publicName) = ("secret-key", "public-key")

    /// The pair to whose secret half a file belongs.
    ///
    /// - Throws: ``CommandFailure``, also where others than the owner may read the file.
    static func keyPair(at path: String) throws -> CurveKeyPair {
        let file = try file(at: path)
        let key = try value(of: secretName, in: file.text, path)
        guard !file.isOpenToOthers else {
            throw CommandFailure("key file \(path) can be read by others than its owner; run: chmod 600 \(path)")
        }
        do {
            return try CurveKeyPair(secretKey: CurveSecretKey(z85: key))
        } catch {
            throw CommandFailure("\(path): \(error)")
        }
    }

    /// - Throws: ``CommandFailure``.
    static func publicKey(at path: String) throws -> CurvePublicKey {
        let key = try value(of: publicName, in: try file(at: path).text, path)
        do {
            return try CurvePublicKey(z85: key)
        } catch {
            throw CommandFailure("\(path): \(error)")
        }
    }

    private static func value(of name: String, in text: String, _ path: String) throws -> String {
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.starts(with: "# ") }
        let values = lines.compactMap { line in
            line.wholeMatch(of: /\s*([a-z-]+)\s*=\s*(\S+)\s*/).map { (name: $0.1, value: String($0.2)) }
        }
        let found = values.filter { $0.name == name }
        guard found.count == 1 else {
            throw CommandFailure("\(path) holds no \(name); give a file that duban keygen has written")
        }
        return found[0].value
    }

    private static func file(at path: String) throws -> SmallFile {
        do throws(SmallFile.Failure) {
            return try SmallFile(path: path)
        } catch {
            throw CommandFailure("key file \(path) \(error.reason)")
        }
    }
}

extension SmallFile.Failure {
    fileprivate var reason: String {
        switch self {
        case .missing: "can't be read: there is none; make it with duban keygen"
        case .notAFile: "is no file"
        case .unreadable(let reason): "can't be read: \(reason)"
        }
    }
}
