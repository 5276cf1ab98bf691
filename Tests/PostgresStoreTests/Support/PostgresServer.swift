import Foundation
import PostgresStore

/// A PostgreSQL server of the tests' own, from Debian's package, on a Unix socket in its own temporary folder.
///
/// A shell stands between: it takes commands on its standard input, and at the end of that, which also comes when the tests
/// are killed, it stops the server and removes the folder.
final class PostgresServer: Sendable {
    let folder: String
    private let shell: ServerShell

    /// One for all tests that do not stop it.
    static let shared = Result { try PostgresServer() }

    init() throws {
        folder = NSTemporaryDirectory() + "/duban-pg-\(UUID().uuidString.prefix(8))"
        shell = try ServerShell(folder: folder)
        try start()
    }

    func start() throws { try shell.carryOut("start") }

    /// As a power cut does: connections are dropped, and the log has to be replayed.
    func stop() throws { try shell.carryOut("stop") }

    /// - Parameter schema: nil for `public`.
    func address(user: String = "postgres", password: String? = nil, schema: String? = nil) throws -> PostgresAddress {
        let host = folder.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? folder
        let secret = password.map { ":\($0)" } ?? ""
        let options = schema.map { "?options=-csearch_path%3D\($0)" } ?? ""
        return try PostgresAddress("postgresql://\(user)\(secret)@\(host)/postgres\(options)")
    }
}
