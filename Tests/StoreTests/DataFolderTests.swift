import DubanTestKit
import Foundation
import LedgerStore
import Testing

@testable import SQLiteStore

@Suite("The witness of what was answered for, and files that have to stay in place")
struct DataFolderTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("duban-\(UUID().uuidString)")
    private var path: String { folder.path }

    private func file(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func append(_ count: Int, to store: SQLiteStore) async throws {
        for _ in 0..<count {
            _ = try await store.commit { transaction in
                try transaction.append(StoreSamples.draft("\(try transaction.head().position + 1)"))
            }
        }
    }

    /// A stopped node's folder with so many rows.
    private func written(_ count: Int) async throws {
        let store = try SQLiteStore(folder: path)
        try await append(count, to: store)
        try store.close()
    }

    private func refusal() throws -> String {
        try #require(#expect(throws: StoreError.self) { try SQLiteStore(folder: path) }).description
    }

    @Test("An older copy of the database is not taken for the log that was answered for")
    func olderCopy() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await written(3)
        let copy = try Data(contentsOf: folder.appendingPathComponent("duban.sqlite"))
        try await written(2)
        try copy.write(to: folder.appendingPathComponent("duban.sqlite"))
        #expect(try refusal().contains("ends at position 3, but the node has answered for 5"))
        // Told to, a node goes on without what is lost.
        try FileManager.default.removeItem(atPath: file("head"))
        try await written(1)
    }

    @Test("Another log of the same length is not either")
    func anotherLog() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await written(3)
        let witness = HeadWitness.Line(position: 3, hash: .beginning)
        try Data(witness.bytes).write(to: folder.appendingPathComponent("head"))
        #expect(try refusal().contains("row 3 of the log is not the one that the node has answered for"))
    }

    @Test("A witness that is behind says nothing, and one that is no line says so")
    func behind() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await written(2)
        let old = try Data(contentsOf: folder.appendingPathComponent("head"))
        try await written(2)
        try old.write(to: folder.appendingPathComponent("head"))
        try await written(1)
        var damaged = try Data(contentsOf: folder.appendingPathComponent("head"))
        damaged[30] ^= 1
        try damaged.write(to: folder.appendingPathComponent("head"))
        #expect(try refusal().contains("head, which witnesses the end of the log, is damaged"))
        // After a power cut a file that was just made may have its length alone.
        try Data(repeating: 0, count: damaged.count).write(to: folder.appendingPathComponent("head"))
        try await written(1)
    }

    @Test("Nothing is committed to files that are gone", arguments: ["duban.sqlite", "duban.sqlite-wal", "lock"])
    func removed(name: String) async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try SQLiteStore(folder: path)
        try await append(1, to: store)
        try FileManager.default.moveItem(atPath: file(name), toPath: file("elsewhere"))
        let error = try #require(await #expect(throws: StoreError.self) { try await append(1, to: store) })
        #expect(error.code == .failed && error.description.contains("\(name) was removed or replaced"))
        try FileManager.default.moveItem(atPath: file("elsewhere"), toPath: file(name))
        try await append(1, to: store)
        try store.close()
    }
}
