import DubanTestKit
import Foundation
import GRDB
import LedgerStore
import SQLiteStore
import Testing

/// The checks find no damage where there is none.
@Suite struct PageCheckTests {
    @Test("pages are checked beside a node that writes and empties its log")
    func besideWriter() async throws {
        let folder = DataFolder()
        let store = try SQLiteStore(folder: folder.path)
        let items = RandomStream(seed: 3, count: 600).items
        let writer = Task {
            for start in stride(from: 0, to: items.count, by: 3) { try await store.publish(items[start..<start + 3]) }
        }
        let isDone = Flag()
        Task {
            _ = await writer.result
            isDone.set()
        }
        repeat {
            #expect(try SQLiteStore.checkPages(in: folder.path))
            try SQLiteStore(reading: folder.path).close()
        } while !isDone.isSet
        try await writer.value
        let image = try await store.image()
        try store.close()
        #expect(try await folder.copy().reopen() == .holds(image))
    }

    @Test("progress comes page by page, and counts pages that hold nothing too")
    func progress() async throws {
        let folder = try await WrittenFolder.closed().folder
        let pages = try folder.bytes(DataFolder.database).count / 4096
        var steps: [Int] = []
        #expect(try SQLiteStore.checkPages(in: folder.path) { done, all in steps.append(all == pages ? done : -1) })
        #expect(steps == Array(1...pages))
    }

    @Test("a transaction that outgrows the cache reads back what it has put into the log, and so do others after it")
    func spilling() async throws {
        let folder = try await WrittenFolder.closed().folder
        let database = try DatabasePool(path: folder.file(DataFolder.database))
        try await database.write { try $0.execute(sql: "CREATE TABLE big (id INTEGER PRIMARY KEY, text TEXT)") }
        for round in 1...3 {
            try await database.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA cache_size = 8")
                try database.inTransaction {
                    for id in 0..<300 {
                        try database.execute(
                            sql: "REPLACE INTO big VALUES (?, ?)",
                            arguments: [id, String(repeating: "\(round)", count: 900)])
                    }
                    // Again, from the other end, over pages that are in the log by now.
                    for id in (0..<300).reversed() {
                        try database.execute(
                            sql: "UPDATE big SET text = text || ? WHERE id = ?", arguments: ["end", id])
                    }
                    let sum = try Int.fetchOne(database, sql: "SELECT sum(length(text)) FROM big")
                    #expect(sum == 300 * 903)
                    return round == 2 ? .rollback : .commit
                }
            }
            let texts = try await database.read { try String.fetchSet($0, sql: "SELECT substr(text, 900) FROM big") }
            #expect(texts == [round == 3 ? "3end" : "1end"])
            #expect(try SQLiteStore.checkPages(in: folder.path))
            let killed = try folder.copy()
            #expect(try await killed.reopen().refusal == nil)
        }
        try await database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try database.close()
        #expect(try SQLiteStore.checkPages(in: folder.path))
    }

    @Test("copies that SQLite makes have checksums too", arguments: ["VACUUM INTO", "backup"])
    func copies(_ way: String) async throws {
        let written = try await WrittenFolder.killed()
        let database = try DatabaseQueue(path: written.folder.file(DataFolder.database))
        let copy = DataFolder()
        try copy.make()
        if way == "backup" {
            let target = try DatabaseQueue(path: copy.file(DataFolder.database))
            try database.backup(to: target)
            try target.close()
        } else {
            let path = copy.file(DataFolder.database)
            try await database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
        }
        #expect(try SQLiteStore.checkPages(in: copy.path))
        #expect(try await copy.reopen() == .holds(written.images.last!))
    }

    @Test("no page is read past the checks")
    func mapping() async throws {
        let folder = try await WrittenFolder.closed().folder
        let database = try DatabaseQueue(path: folder.file(DataFolder.database))
        let size = try await database.read { try Int.fetchOne($0, sql: "PRAGMA mmap_size = 1000000") }
        #expect(size ?? 0 == 0)
    }

    @Test("a new database that leaves no room for checksums is refused, not spoilt")
    func noRoom() throws {
        let folder = DataFolder()
        try SQLiteStore(folder: folder.path).close()
        let database = try DatabaseQueue(path: folder.file("other.sqlite"))
        #expect(throws: DatabaseError.self) { try database.write { try $0.execute(sql: "CREATE TABLE t (x)") } }
    }
}
