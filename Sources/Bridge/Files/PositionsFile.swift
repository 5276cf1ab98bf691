import Foundation
import Glibc

/// Where positions are kept: written beside, made durable, and renamed, so that a crash leaves the old ones or the new ones.
struct PositionsFile: Sendable {
    let folder: String
    let path: String

    init(of input: String, in folder: String) {
        self.folder = folder
        path = "\(folder)/\(input).positions"
    }

    /// - Returns: those that were kept; new ones where there are none.
    /// - Throws: ``BridgeError`` where they can't be read: to begin anew would send all files a second time.
    func load() throws(BridgeError) -> Positions {
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard FileManager.default.fileExists(atPath: path) else {
            let positions = Positions(origin: String(UInt64.random(in: .min ... .max), radix: 36))
            try save(positions)
            return positions
        }
        guard let data = FileManager.default.contents(atPath: path),
            let positions = try? JSONDecoder().decode(Positions.self, from: data)
        else {
            throw BridgeError(
                "\(path) can't be read; restore it, or remove it to read the files from their beginning once more")
        }
        return positions
    }

    /// Durable when this returns.
    func save(_ positions: Positions) throws(BridgeError) {
        guard let data = try? JSONEncoder().encode(positions), write(Array(data)) else {
            throw BridgeError(
                "\(path) can't be written: \(String(cString: strerror(errno))); nothing is read on meanwhile")
        }
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        let draft = "\(path).new"
        let descriptor = open(draft, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten else { return false }
        return rename(draft, path) == 0 && syncFolder()
    }

    private func syncFolder() -> Bool {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }
}
