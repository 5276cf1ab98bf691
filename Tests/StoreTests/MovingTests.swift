import DubanTestKit
import Foundation
import LedgerStore
import Testing

@testable import SQLiteStore

@Suite("A data folder whose log is moved elsewhere")
struct MovingTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("duban-\(UUID().uuidString)")
    private var path: String { folder.path }

    /// A node's folder with two rows: as it stopped, or as it was killed.
    private func written(isKilled: Bool = false) async throws -> SQLiteStore? {
        let store = try SQLiteStore(folder: path)
        for id in ["1", "2"] { try await store.commit { _ = try $0.append(StoreSamples.draft(id)) } }
        guard isKilled else {
            try store.close()
            return nil
        }
        return store
    }

    private func content() throws -> [String: Data] {
        let names = ["duban.sqlite", "head", "closed", "lock"].filter {
            FileManager.default.fileExists(atPath: "\(path)/\($0)")
        }
        return try names.reduce(into: [:]) { $0[$1] = try Data(contentsOf: folder.appendingPathComponent($1)) }
    }

    private func error(_ work: () async throws -> Void) async -> StoreError? {
        do { try await work() } catch { return error as? StoreError }
        return nil
    }

    @Test("No node starts meanwhile, and nothing in it is changed")
    func meanwhile() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try await written()
        let before = try content()
        #expect(before["closed"] != nil)
        do {
            let moving = try SQLiteStore(moving: path)
            #expect(try await moving.read { try $0.head().position } == 2)
            #expect(await error { _ = try SQLiteStore(folder: path) }?.code == .inUse)
            #expect(await error { _ = try SQLiteStore(moving: path) }?.code == .inUse)
            let writing = await error { try await moving.commit { _ = try $0.append(StoreSamples.draft("3")) } }
            #expect(writing?.code == .failed)
            try moving.close()
        }
        #expect(try content() == before)
        try SQLiteStore(folder: path).close()
    }

    @Test("One that a node runs on, or that holds no ledgers, is refused")
    func refused() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(await error { _ = try SQLiteStore(moving: path) }?.code == .unreachable)
        #expect(!FileManager.default.fileExists(atPath: path))
        let node = try await written(isKilled: true)
        #expect(await error { _ = try SQLiteStore(moving: path) }?.code == .inUse)
        try node?.close()
    }

    @Test(
        "Once it is moved no node starts and no backup is made, until somebody wants a second log",
        arguments: [true, false])
    func moved(isWhole: Bool) async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try await written()
        #expect(SQLiteStore.placeMoved(from: path) == nil)
        try SQLiteStore(moving: path).markMoved(to: "postgresql://duban@db/duban")
        // After a power cut a new file may have no bytes yet.
        if !isWhole { try Data().write(to: folder.appendingPathComponent("moved")) }
        let place = isWhole ? "postgresql://duban@db/duban" : "a database"
        #expect(SQLiteStore.placeMoved(from: path) == place)
        let starting = await error { _ = try SQLiteStore(folder: path) }
        #expect(starting?.description.contains("was moved to \(place); go on there") ?? false)
        let store = try SQLiteStore(reading: path)
        #expect(try await store.read { try $0.head().position } == 2)
        let backup = await error { _ = try await store.backup(to: path + "-copy") { _, _ in } }
        #expect(backup?.description.contains("was moved to \(place)") ?? false)
        #expect(!FileManager.default.fileExists(atPath: path + "-copy"))
        try store.close()
        try SQLiteStore(moving: path).close()
        try FileManager.default.removeItem(at: folder.appendingPathComponent("moved"))
        try SQLiteStore(folder: path).close()
    }

    @Test("A mark that can't be written is an error")
    func unwritable() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try await written()
        try FileManager.default.createDirectory(atPath: path + "/moved", withIntermediateDirectories: true)
        let store = try SQLiteStore(moving: path)
        #expect(await error { try store.markMoved(to: "x") }?.description.contains("moved can't be written") ?? false)
        try store.close()
    }
}
