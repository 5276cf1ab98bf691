import LedgerStore
import Ledgers

extension SQLiteTransaction {
    func deadLetter(source: String, id: String, code: String) throws -> DeadLetter? {
        try first(
            "SELECT * FROM dead_letter WHERE source = ? AND id = ? AND code = ?",
            { $0.bind(source.sqlBytes, id.sqlBytes, code) }, read: DeadLetter.init(row:))
    }

    func deadLetter(_ number: Int64) throws -> DeadLetter? {
        try first("SELECT * FROM dead_letter WHERE number = ?", { $0.bind(number) }, read: DeadLetter.init(row:))
    }

    func deadLetters(after number: Int64, limit: Int) throws -> [DeadLetter] {
        try all(
            "SELECT * FROM dead_letter WHERE number > ? ORDER BY number LIMIT ?",
            { $0.bind(number, limit == .max ? -1 : limit) }, read: DeadLetter.init(row:))
    }

    func deadLetters(before number: Int64?, limit: Int) throws -> [DeadLetter] {
        try all(
            "SELECT * FROM dead_letter WHERE number < ? ORDER BY number DESC LIMIT ?",
            { $0.bind(number ?? .max, limit == .max ? -1 : limit) }, read: DeadLetter.init(row:))
    }

    func nextLetterNumber() throws -> Int64 {
        Int64(try count("SELECT coalesce(max(number), 0) FROM dead_letter")) + 1
    }

    func save(_ letter: DeadLetter) throws {
        try run(
            """
            INSERT INTO dead_letter (
                number, source, id, code, message, pointer, received_at, count, size, sha256, body, office
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET count = excluded.count
            """,
            {
                $0.bind(letter.number, letter.source?.sqlBytes, letter.id?.sqlBytes, letter.code)
                $0.bind(letter.message, letter.pointer?.sqlBytes, letter.receivedAt.milliseconds, letter.count)
                $0.bind(letter.size, letter.sha256, letter.body, letter.office)
            })
    }

    func counts() throws -> StoreCounts {
        var counts = StoreCounts()
        counts.timers = try count("SELECT count(*) FROM timer")
        counts.parked = try count("SELECT count(*) FROM parked")
        counts.deadLetters = try count("SELECT count(*) FROM dead_letter")
        counts.oldestParked = try first("SELECT received_at FROM parked ORDER BY position LIMIT 1") {
            try $0.instant("received_at")
        }
        counts.oldestDeadLetter = try first("SELECT received_at FROM dead_letter ORDER BY number LIMIT 1") {
            try $0.instant("received_at")
        }
        return counts
    }
}

extension DeadLetter {
    fileprivate init(row: StoredRow) throws {
        try self.init(
            number: row["number"], source: row.byteText("source"), id: row.byteText("id"), office: row["office"],
            code: row["code"],
            message: row["message"], pointer: row.byteText("pointer"), receivedAt: row.instant("received_at"),
            count: row["count"], size: row["size"], sha256: row["sha256"],
            body: row["body"])
    }
}

extension SQLiteTransaction: LedgerTransaction {}
