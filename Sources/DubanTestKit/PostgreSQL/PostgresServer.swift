import Foundation

/// A PostgreSQL server of the tests' own, from Debian's package, in its own temporary folder.
///
/// A shell stands between: it takes commands on its standard input, and at the end of that, which also comes when the tests
/// are killed, it stops the server and removes the folder.
public final class PostgresServer: Sendable {
    /// Holds the socket, and `server.crt` where there is TLS.
    public let folder: String
    /// On 127.0.0.1, with TLS and the name `localhost` in the certificate; nil: on a Unix socket alone.
    public let port: UInt16?
    private let shell: ServerShell

    /// One for all tests that do not stop it.
    public static let shared = Result { try PostgresServer() }

    public init(hasTLS: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory.path + "/duban-pg-\(UUID().uuidString.prefix(8))"
        port = hasTLS ? try FreePort.any() : nil
        shell = try ServerShell(folder: folder, port: port)
        try start()
    }

    public func start() throws { try shell.carryOut("start") }

    /// As a power cut does: connections are dropped, and the log has to be replayed.
    public func stop() throws { try shell.carryOut("stop") }

    /// Stops all of its processes where they stand: connections stay open, and nobody answers.
    public func freeze() throws { try shell.carryOut("freeze") }

    /// Lets them go on.
    public func thaw() throws { try shell.carryOut("thaw") }

    /// The address of its database, by the Unix socket. All users are let in, except that `stranger` needs a password.
    /// - Parameter schema: nil for `public`.
    public func address(user: String = "postgres", password: String? = nil, schema: String? = nil) -> String {
        let host = folder.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? folder
        let secret = password.map { ":\($0)" } ?? ""
        let place = port.map { "\(host):\($0)" } ?? host
        let options = schema.map { "?options=-csearch_path%3D\($0)" } ?? ""
        return "postgresql://\(user)\(secret)@\(place)/postgres\(options)"
    }
}
