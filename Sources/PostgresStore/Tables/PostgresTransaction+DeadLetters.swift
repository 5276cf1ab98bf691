import LedgerStore
import Ledgers

extension PostgresTransaction {
    func deadLetter(source: String, id: String, code: String) throws -> DeadLetter? {
        let key = LetterKey(source: Exact(source), id: Exact(id), code: code)
        if let known = held?.letters.find(key) { return known }
        // By the sums, which the index has, and by the bytes themselves.
        let letter = try stored(
            """
            SELECT * FROM dead_letter WHERE sha256(source) = sha256($1) AND sha256(id) = sha256($2) AND code = $3
            AND source = $1 AND id = $2
            """, [Array(source.utf8), Array(id.utf8), code], DeadLetter.init(row:)
        ).first
        held?.letters.learn(letter, for: key)
        return letter
    }

    func deadLetter(_ number: Int64) throws -> DeadLetter? {
        try first("SELECT * FROM dead_letter WHERE number = $1", [number], DeadLetter.init(row:))
    }

    func deadLetters(after number: Int64, limit: Int) throws -> [DeadLetter] {
        try all(
            "SELECT * FROM dead_letter WHERE number > $1 ORDER BY number LIMIT $2",
            [number, limit == .max ? nil : limit], DeadLetter.init(row:))
    }

    func deadLetters(before number: Int64?, limit: Int) throws -> [DeadLetter] {
        try all(
            """
            SELECT * FROM dead_letter WHERE $1::bigint IS NULL OR number < $1 ORDER BY number DESC LIMIT $2
            """, [number, limit == .max ? nil : limit], DeadLetter.init(row:))
    }

    func nextLetterNumber() throws -> Int64 {
        if let known = held?.letters.nextNumber { return known }
        let next = Int64(try count("SELECT coalesce(max(number), 0) AS count FROM dead_letter")) + 1
        held?.letters.nextNumber = next
        return next
    }

    func save(_ letter: DeadLetter) throws {
        try change { $0.letters.save(letter) }
    }

    static let saveLetters = replacing("dead_letter", key: ["number"], ["count"])

    func counts() throws -> StoreCounts {
        try first(
            """
            SELECT (SELECT count(*) FROM timer) AS timers, (SELECT count(*) FROM parked) AS parked,
            (SELECT count(*) FROM dead_letter) AS letters,
            (SELECT received_at FROM parked ORDER BY position LIMIT 1) AS oldest_parked,
            (SELECT received_at FROM dead_letter ORDER BY number LIMIT 1) AS oldest_letter
            """, [], StoreCounts.init(row:)) ?? StoreCounts()
    }
}

extension StoreCounts {
    fileprivate init(row: Row) throws {
        self.init()
        timers = try row.get("timers")
        parked = try row.get("parked")
        deadLetters = try row.get("letters")
        oldestParked = try row.find("oldest_parked")
        oldestDeadLetter = try row.find("oldest_letter")
    }
}

extension DeadLetter: TableRow {
    static let table = "dead_letter"

    func write(to fields: inout RowFields) {
        fields.add(number)
        fields.add(bytesOf: source)
        fields.add(bytesOf: id)
        fields.add(office)
        fields.add(code)
        fields.add(bytesOf: message)
        fields.add(bytesOf: pointer)
        fields.add(receivedAt)
        fields.add(count)
        fields.add(size)
        fields.add(sha256)
        fields.add(body)
    }

    fileprivate init(row: Row) throws {
        self.init(
            number: try row.get("number"), source: try row.findByteText("source"), id: try row.findByteText("id"),
            office: try row.find("office"), code: try row.get("code"),
            message: try row.findByteText("message") ?? "", pointer: try row.findByteText("pointer"),
            receivedAt: try row.get("received_at"), count: try row.get("count"), size: try row.get("size"),
            sha256: try row.get("sha256"), body: try row.find("body"))
    }
}

extension PostgresTransaction: LedgerTransaction {}
