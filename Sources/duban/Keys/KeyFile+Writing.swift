import Foundation
import Glibc
import ZeroMQ

extension KeyFile {
    /// The files of a pair: `<name>.key` and `<name>.pub`.
    struct Paths {
        let secret: String
        let `public`: String

        /// - Parameter name: with or without `.key` or `.pub` at its end.
        init(_ name: String) {
            let stem = [".key", ".pub"].reduce(name) { $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0 }
            (secret, `public`) = (stem + ".key", stem + ".pub")
        }
    }

    /// Writes both halves of a pair, each whole or not at all, durable when this returns.
    ///
    /// - Parameter replacing: whether files that are there may be replaced. Who loses a secret key is locked out.
    /// - Throws: ``CommandFailure``.
    static func write(_ keys: CurveKeyPair, to paths: Paths, replacing: Bool) throws {
        if !replacing, let path = [paths.secret, paths.public].first(where: FileManager.default.fileExists(atPath:)) {
            throw CommandFailure("\(path) is there already; choose another name, or give --force to replace its key")
        }
        let secret = "# A secret CURVE key of Duban (密钥，勿外传): whoever has it can publish as its owner.\n"
        let shared = "# A public CURVE key of Duban (公钥): to be given to whom its owner talks to.\n"
        try write("\(secret)\(secretName) = \(keys.secretKey.z85)\n", to: paths.secret, 0o600, replacing: replacing)
        try write("\(shared)\(publicName) = \(keys.publicKey.z85)\n", to: paths.public, 0o644, replacing: replacing)
    }

    /// The file appears under its name when it is complete on disk. Without `replacing` a file that has come in between
    /// stays: link(2) refuses what rename(2) would replace.
    private static func write(_ text: String, to path: String, _ mode: mode_t, replacing: Bool) throws {
        let draft = "\(path).\(getpid())"
        defer { unlink(draft) }
        let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard fchmod(descriptor, mode) == 0, Glibc.write(descriptor, bytes, bytes.count) == bytes.count,
            fsync(descriptor) == 0, (replacing ? rename(draft, path) : link(draft, path)) == 0,
            syncFolder(of: path)
        else { throw failure(path) }
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure("\(path) can't be written: \(String(cString: strerror(errno)))")
    }

    private static func syncFolder(of path: String) -> Bool {
        let folder = open(
            URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return false }
        defer { close(folder) }
        return fsync(folder) == 0
    }
}
