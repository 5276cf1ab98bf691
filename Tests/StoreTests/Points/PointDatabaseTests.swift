import DubanTestKit
import Foundation
import GRDB
import LedgerStore
import Ledgers
import Monitoring
import PointStore
import Testing

@testable import SQLiteStore

@Suite("The points' database: what fails, and what was not written by us")
struct PointDatabaseTests {
    private func error(opening folder: PointFolder) -> StoreError? {
        do throws(StoreError) { _ = try SQLitePointStore(folder: folder.path) } catch { return error }
        return nil
    }

    @Test("Of a save that fails nothing stays, and the numbers that it gave are given anew")
    func undone() async throws {
        let folder = try PointFolder()
        let store = try SQLitePointStore(folder: folder.path)
        _ = try await store.save(PointSamples.changes([PointSamples.state("A")]))
        try folder.sql(
            "CREATE TRIGGER refusing BEFORE INSERT ON unknown BEGIN SELECT raise(ABORT, 'no'); END")
        var changes = PointSamples.changes([PointSamples.state("A", heard: 9), PointSamples.state("B")])
        changes.minutes = [("C", PointSamples.minute(0, 1))]
        changes.unknown = [PointSamples.unknown("X", count: 1, to: 1)]
        let failing = changes
        let error = await #expect(throws: StoreError.self) { _ = try await store.save(failing) }
        #expect(error?.description.contains("INSERT") == false)
        let hour = PointSamples.noon..<PointSamples.noon + .hours(1)
        #expect(try await store.states() == [PointSamples.state("A")])
        #expect(try await store.minutes(of: ["C"], in: hour).isEmpty)
        try folder.sql("DROP TRIGGER refusing")
        changes.states.insert(PointSamples.state("D"), at: 0)
        _ = try await store.save(changes)
        #expect(Set(try await store.states().map(\.point)) == ["A", "B", "D"])
        let found = try await store.minutes(of: ["A", "B", "C", "D"], in: hour)
        #expect(found == ["C": [PointSamples.minute(0, 1)]])
        try await store.close()
    }

    @Test("Forgotten minutes leave room for new ones: the file does not grow for ever")
    func room() async throws {
        let folder = try PointFolder()
        let store = try SQLitePointStore(folder: folder.path)
        var sizes: [Int] = []
        for number in Int64(0)..<40 {
            let minutes = (0..<1_000).map { (point: "P\($0)", aggregate: PointSamples.minute(number, 0.1)) }
            _ = try await store.save(PointSamples.changes(minutes: minutes))
            try await store.forgetMinutes(before: PointSamples.noon + .minutes(number - 4))
            sizes.append(try folder.number("SELECT page_count FROM pragma_page_count"))
        }
        #expect(sizes[39] <= sizes[10])
        try await store.close()
    }

    @Test("A database that another program made, or no database at all, is refused and left as it is")
    func foreign() async throws {
        let makers: [(PointFolder) throws -> Void] = [
            { try Data("no database".utf8).write(to: URL(fileURLWithPath: $0.database)) },
            { try Data().write(to: URL(fileURLWithPath: $0.database)) },
            { try Data(repeating: 7, count: 9_000).write(to: URL(fileURLWithPath: $0.database)) },
            { folder in
                let other = try DatabaseQueue(path: SQLiteStore.uncheckedURI(folder.database))
                try other.write { try $0.execute(sql: "CREATE TABLE minute (minute TEXT)") }
                try other.close()
            },
        ]
        for make in makers {
            let folder = try PointFolder()
            try make(folder)
            let before = FileManager.default.contents(atPath: folder.database)
            let error = error(opening: folder)
            #expect(error?.code == .damaged)
            #expect(error?.description.hasSuffix(PointErrors.remedy) ?? false)
            #expect(error?.description.contains("\n") == false)
            #expect(FileManager.default.contents(atPath: folder.database) == before)
        }
    }

    @Test("A database of a newer version is refused")
    func newer() async throws {
        let folder = try PointFolder()
        try await SQLitePointStore(folder: folder.path).close()
        try folder.sql("INSERT INTO grdb_migrations VALUES ('9999-newer')")
        #expect(error(opening: folder)?.code == .tooNew)
    }

    @Test("A flipped bit is found when its page is read, and the error says what to move away")
    func flipped() async throws {
        let folder = try PointFolder()
        let store = try SQLitePointStore(folder: folder.path)
        _ = try await store.save(PointSamples.changes((0..<500).map { PointSamples.full("P\($0)") }))
        try await store.close()
        let file = try #require(FileHandle(forUpdatingAtPath: folder.database))
        let root = try folder.number("SELECT rootpage FROM sqlite_master WHERE name = 'state'")
        try file.seek(toOffset: UInt64(root - 1) * 4_096 + 9)
        try file.write(contentsOf: [0xFF, 0xFF])
        try file.close()
        let damaged = try SQLitePointStore(folder: folder.path)
        let error = await #expect(throws: StoreError.self) { _ = try await damaged.states() }
        #expect(error?.code == .damaged)
        #expect(error?.description.contains("page \(root) of \(folder.database)") ?? false)
        #expect(error?.description.hasSuffix(PointErrors.remedy) ?? false)
        #expect(try await damaged.unknownPoints() == [])
        try? await damaged.close()
    }

    @Test("A column that holds what no version wrote is damage")
    func columns() async throws {
        let folder = try PointFolder()
        let store = try SQLitePointStore(folder: folder.path)
        for damage in ["latches = x'0102'", "faults = x'0158'", "breach_level = 'none'", "received_at = NULL"] {
            _ = try await store.save(PointSamples.changes([PointSamples.full("A")]))
            try folder.sql("UPDATE state SET \(damage)")
            let error = await #expect(throws: StoreError.self) { _ = try await store.states() }
            #expect(error?.code == .damaged)
            #expect(error?.description.hasSuffix(PointErrors.remedy) ?? false)
        }
        try await store.close()
    }

    @Test("Names of migrations are unique, and in order")
    func names() {
        let names = PointSchema.migrations.map(\.name)
        #expect(Set(names).count == names.count && names == names.sorted())
    }
}
