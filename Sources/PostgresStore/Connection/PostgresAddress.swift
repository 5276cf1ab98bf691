import CPostgres
public import LedgerStore

/// Where the database is: `postgresql://user@host1,host2/database?sslmode=verify-full`, as libpq takes it. The password
/// may also come from `PGPASSWORD` or a password file (`passfile`), and is never shown.
///
/// Source: section 34.1.1.2 of PostgreSQL's manual, "Connection URIs".
public struct PostgresAddress: Sendable, CustomStringConvertible {
    private let text: String
    private let password: String?
    /// `postgresql://user@host1:port1,host2:port2/database`: no password, and no parameters.
    public let description: String

    /// Whether a text is meant to be such an address.
    public static func isMeant(by text: String) -> Bool {
        text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
    }

    /// - Throws: ``StoreError/Code/failed``, in words that hold nothing of the text: what is wrong may be the password.
    public init(_ text: String) throws(StoreError) {
        guard Self.isMeant(by: text), let parts = Self.parts(of: text) else { throw Self.refusal("is not understood") }
        try Self.requireReadable(parts)
        self.text = text
        password = parts["password"]
        description = Self.describe(parts)
    }

    /// libpq's own reading of it.
    private static func parts(of text: String) -> [String: String]? {
        guard let options = PQconninfoParse(text, nil) else { return nil }
        defer { PQconninfoFree(options) }
        var parts: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { parts[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return parts
    }

    /// A character of the password that is not written as `%40` makes libpq take a part of it for the host or the database,
    /// which it names in its errors.
    private static func requireReadable(_ parts: [String: String]) throws(StoreError) {
        guard !["host", "port", "dbname"].contains(where: { parts[$0]?.contains("@") ?? false }) else {
            throw refusal("has an @ too many; write one that belongs to the password as %40")
        }
        let ports = (parts["port"] ?? "").split(separator: ",")
        guard ports.allSatisfy({ Int($0).map { 1...65_535 ~= $0 } ?? false }) else {
            throw refusal("has no number for its port; write a / or : that belongs to the password as %2F or %3A")
        }
        guard ["read-write", "primary", nil].contains(parts["target_session_attrs"]) else {
            throw refusal("asks for a standby; target_session_attrs is read-write, the default, or primary")
        }
    }

    private static func refusal(_ what: String) -> StoreError {
        StoreError(.failed, "the address of the database \(what); it is like postgresql://user@host:5432/database")
    }

    private static func describe(_ parts: [String: String]) -> String {
        let ports = (parts["port"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let hosts = (parts["host"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let places = hosts.enumerated().map { index, host in
            // One port is for all hosts.
            let port = (ports.count == 1 ? ports[0] : ports.indices.contains(index) ? ports[index] : "")
            return port.isEmpty ? "\(host)" : "\(host):\(port)"
        }
        let user = parts["user"].map { "\($0)@" } ?? ""
        return "postgresql://\(user)\(places.joined(separator: ","))/\(parts["dbname"] ?? "")"
    }
}

// MARK: - Connecting

extension PostgresAddress {
    /// What holds where the address says nothing else. Of several servers the one that takes writes; a server or network
    /// that is silent is given up within half a minute.
    private static let defaults = [
        ("target_session_attrs", "read-write"), ("connect_timeout", "5"), ("keepalives_idle", "10"),
        ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "20000"),
        ("application_name", "duban"),
    ]

    /// Calls with keywords and values as PQconnectdbParams takes them: of two that are the same the later one counts.
    func withKeywords<Outcome>(
        _ work: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Outcome
    ) -> Outcome {
        let all = Self.defaults + [("dbname", text), ("client_encoding", "UTF8")]
        return Self.withPointers(all.map(\.0)) { keywords in
            Self.withPointers(all.map(\.1)) { values in work(keywords, values) }
        }
    }

    private static func withPointers<Outcome>(
        _ texts: [String], _ work: (UnsafePointer<UnsafePointer<CChar>?>) -> Outcome
    ) -> Outcome {
        let copies = texts.map { Array($0.utf8CString) }
        let block = Array(copies.joined())
        return block.withUnsafeBufferPointer { block in
            var start = block.baseAddress
            var pointers: [UnsafePointer<CChar>?] = copies.map { copy in
                defer { start = start.map { $0 + copy.count } }
                return start
            }
            pointers.append(nil)
            return work(pointers)
        }
    }

    /// What libpq or the server said when there was no connection, in one line.
    func refusal(_ message: String) -> StoreError {
        let lines = message.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix { $0.isWhitespace } }
        let line = lines.joined(separator: "; ")
        let shown = password.map { $0.isEmpty ? line : line.replacing($0, with: "***") } ?? line
        return StoreError(.unreachable, "no connection to \(self): \(shown)")
    }
}
