import Foundation
import Glibc
import Synchronization

/// Stands between drivers and a server, on a port of 127.0.0.1, and loses what it is told to lose. It works on a thread of its
/// own, until nobody has it any more.
public final class ServerProxy: Sendable {
    private let traffic: ProxyTraffic
    private let port: UInt16

    public init(before server: PostgresServer) throws {
        let (listener, port) = try PlainSocket.bound()
        traffic = ProxyTraffic(listener: listener, target: server.folder + "/.s.PGSQL.5432")
        self.port = port
        guard listen(listener, 100) == 0 else { throw PlainSocket.Failed() }
        Thread.detachNewThread { [traffic] in traffic.run() }
    }

    deinit {
        traffic.change { $0.isOver = true }
    }

    /// The address of the server's database, by this way.
    /// - Parameter settings: for each session, such as `statement_timeout=3s`.
    public func address(schema: String, settings: String...) -> String {
        let options = (["search_path=\(schema)"] + settings).map { "-c\($0)" }.joined(separator: " ")
        let escaped = options.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? options
        return "postgresql://postgres@127.0.0.1:\(port)/postgres?sslmode=disable&gssencmode=disable&options=\(escaped)"
    }

    /// The next commits have these faults, one after the other.
    public func failNextCommits(_ faults: ProxyFault...) {
        traffic.change { $0.faults += faults }
    }

    /// Commits that are still to fail.
    public var faultsLeft: Int { traffic.faultsLeft }

    /// Nothing passes while it is silent, and nobody is told: connections stay open, and new ones are taken.
    public func set(silent isSilent: Bool) {
        traffic.change { $0.isSilent = isSilent }
    }
}
