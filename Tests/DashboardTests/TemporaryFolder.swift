import Foundation

/// A folder of one test; removed with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("duban-http-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var users: String { path + "/users" }

    func write(_ text: String, mode: Int = 0o600) throws {
        try text.write(toFile: users, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: users)
    }

    func text() throws -> String { try String(contentsOfFile: users, encoding: .utf8) }
}
