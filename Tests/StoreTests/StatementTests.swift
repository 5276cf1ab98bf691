import GRDB
import LedgerStore
import Ledgers
import Testing

@testable import SQLiteStore

@Suite("Statements of the embedded driver")
struct StatementTests {
    private func inTransaction(_ work: (SQLiteTransaction) throws -> Void) throws {
        try DatabaseQueue().write { try work(SQLiteTransaction($0)) }
    }

    private func passed<Value: StoredValue>(_ value: Value?, through transaction: SQLiteTransaction) throws -> Value? {
        try transaction.first("SELECT ? AS v", { $0.bind(value) }) { try $0["v"] as Value? } ?? nil
    }

    @Test("Values come back as they were, with empty ones, U+0000 and NULL told apart")
    func values() throws {
        try inTransaction { transaction in
            for text in ["", "一矿", "a\0b", String(repeating: "井下", count: 5_000)] {
                let read = try passed(text, through: transaction)
                #expect(read == text)
            }
            for bytes in [[], [0], [0, 255, 0]] as [[UInt8]] {
                let read = try passed(bytes, through: transaction)
                #expect(read == bytes)
            }
            let (integer, real) = (try passed(Int64.min, through: transaction), try passed(1.5, through: transaction))
            #expect(integer == .min && real == 1.5)
            let nothing = try passed(nil as String?, through: transaction)
            #expect(nothing == nil)
        }
    }

    @Test("Many values at once come back as they were, whether there is room for them or not")
    func manyValues() throws {
        try inTransaction { transaction in
            for length in [0, 1, 400, StatementRoom.usual, StatementRoom.most, 7, StatementRoom.most + 1, 100] {
                let texts = ["甲", "乙", "丙"].map { String(repeating: $0, count: length / 3) }
                let bytes = [UInt8](repeating: 0xA5, count: length)
                let read = try transaction.first(
                    "SELECT ? AS a, ? AS b, ? AS c, ? AS d",
                    {
                        $0.bind(texts[0], bytes)
                        $0.bind(texts[1], texts[2])
                    },
                    read: {
                        let read: [String] = try [$0["a"], $0["c"], $0["d"]]
                        return try read == texts && $0["b"] == bytes
                    })
                #expect(read == true)
            }
        }
    }

    @Test("The room of a statement is filled to its last byte, and not beyond")
    func lastByte() throws {
        for spare in 0...3 {
            try inTransaction { transaction in
                let long = String(repeating: "a", count: StatementRoom.usual - spare)
                let read = try transaction.first("SELECT ? AS a, ? AS b", { $0.bind(long, "bb") }) { row in
                    try [row["a"] as String, row["b"]]
                }
                #expect(read == [long, "bb"])
            }
        }
    }

    @Test("What was bound the last time is gone")
    func clearing() throws {
        try inTransaction { transaction in
            func isNull(_ text: String?) throws -> Bool {
                try transaction.count("SELECT ?1 IS NULL") { $0.bind(text) } > 0
            }
            let found = [try isNull("a"), try isNull(nil)]
            #expect(found == [false, true])
        }
    }

    @Test("NULL where a value has to be is damage; too few values, or too many, are refused")
    func refusals() throws {
        try inTransaction { transaction in
            #expect(throws: StoreError.self) {
                _ = try transaction.first("SELECT NULL AS v") { try $0["v"] as Int }
            }
            #expect(throws: DatabaseError.self) { try transaction.run("SELECT ?, ?") { $0.bind(1) } }
            #expect(throws: DatabaseError.self) { try transaction.run("SELECT ?") { $0.bind(1, 2) } }
        }
    }

    @Test("A statement that has failed can be used again")
    func failing() throws {
        try inTransaction { transaction in
            try transaction.run("CREATE TABLE t (v INTEGER PRIMARY KEY)")
            func insert(_ value: Int) throws { try transaction.run("INSERT INTO t (v) VALUES (?)") { $0.bind(value) } }
            try insert(1)
            #expect(throws: DatabaseError.self) { try insert(1) }
            try insert(2)
            #expect(try transaction.count("SELECT count(*) FROM t") == 2)
        }
    }

    @Test("Nothing is written once SQLite has ended the transaction")
    func ended() throws {
        let queue = try DatabaseQueue()
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "CREATE TABLE t (v)")
            #expect(throws: DatabaseError.self) {
                try SQLiteTransaction(database).run("INSERT INTO t VALUES (1)")
            }
            #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM t") == 0)
        }
    }

    @Test("The first timer is right after every change of it, however it is asked for")
    func firstTimer() throws {
        try inTransaction { transaction in
            try transaction.database.execute(sql: Migration0001Ledgers.sql)
            let noon = Instant(milliseconds: 1_704_427_200_000)
            func timer(_ subject: String, _ hours: Int64) -> Timer {
                Timer(subject: subject, kind: .parked(position: 1), due: noon + .hours(hours))
            }
            func expectFirst(_ timer: Timer?) throws {
                #expect(try transaction.firstTimer() == timer)
                #expect(try transaction.timersInTurn().first == timer)
            }
            try expectFirst(nil)
            let (early, later) = (timer("A", 3), timer("C", 1))
            let steps = [(early, early), (timer("B", 3), early), (later, later), (timer("C", 5), early)]
            for (scheduled, first) in steps {
                try transaction.schedule(scheduled)
                try expectFirst(first)
            }
            try transaction.cancel(timer("A", 3))
            try expectFirst(timer("B", 3))
        }
    }
}
