import Foundation
import GRDB
import LedgerStore

extension SQLiteStore {
    /// Whether the log still reaches to where the node has answered for, SQLite's own check of its tables and indexes, and
    /// the newest row of every topic.
    public func inspect() async throws {
        // Read before the log is: beside a running node it may be behind it, never ahead.
        let witness = try HeadWitness.line(in: path)
        try await readDatabase { database in
            try witness.map { try Self.compare($0, with: SQLiteTransaction(database)) }
            try Self.inspectStructure(of: database)
            try Self.inspectTopics(of: database)
        }
    }

    private static func inspectStructure(of database: Database) throws {
        let fault = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? "no answer"
        guard fault == "ok" else {
            // What it says names pages, tables and rows, no data.
            let first = fault.split(separator: "\n").last { !$0.hasPrefix("***") } ?? ""
            throw StoreError(.damaged, "the database is damaged (SQLite: \(first)); restore a backup")
        }
    }

    private static func inspectTopics(of database: Database) throws {
        let inLog = "SELECT type || '.' || area, max(position) FROM log GROUP BY type, area"
        let kept = "SELECT name, position FROM topic"
        let fault = try String.fetchOne(
            database,
            sql: """
                SELECT * FROM (SELECT * FROM (\(inLog)) EXCEPT \(kept))
                UNION ALL SELECT * FROM (\(kept) EXCEPT SELECT * FROM (\(inLog))) LIMIT 1
                """)
        if let fault {
            throw StoreError(.damaged, "the newest row of topic \(fault) is not the one in the log; restore a backup")
        }
    }

    static func compare(_ line: HeadWitness.Line, with transaction: SQLiteTransaction) throws {
        try DataFolder.compare(line, with: transaction.head()) { try transaction.hash(at: $0) }
    }
}
