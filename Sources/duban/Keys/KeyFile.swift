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
        let text = try text(of: path, isSecret: true)
        do {
            return try CurveKeyPair(secretKey: CurveSecretKey(z85: try value(of: secretName, in: text, path)))
        } catch let error as ZeroMQError {
            throw CommandFailure("\(path): \(error)")
        }
    }

    /// - Throws: ``CommandFailure``.
    static func publicKey(at path: String) throws -> CurvePublicKey {
        let text = try text(of: path, isSecret: false)
        do {
            return try CurvePublicKey(z85: try value(of: publicName, in: text, path))
        } catch let error as ZeroMQError {
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

    private static func text(of path: String, isSecret: Bool) throws -> String {
        let file: SmallFile
        do throws(SmallFile.Failure) {
            file = try SmallFile(path: path)
        } catch {
            throw CommandFailure("key file \(path) \(error.reason)")
        }
        if isSecret, file.isOpenToOthers {
            throw CommandFailure("key file \(path) can be read by others than its owner; run: chmod 600 \(path)")
        }
        return file.text
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
