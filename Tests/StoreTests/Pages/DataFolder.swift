import DubanTestKit
import Foundation
import LedgerStore
import SQLiteStore

/// A data folder of its own, whose files can be damaged.
final class DataFolder: Sendable {
    static let database = "duban.sqlite"
    static let log = "duban.sqlite-wal"

    let path = FileManager.default.temporaryDirectory.appendingPathComponent("duban-\(UUID().uuidString)").path

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A copy of the database and its log, as a node would leave them that is killed now.
    func copy() throws -> DataFolder {
        let folder = DataFolder()
        try folder.make()
        for name in [Self.database, Self.log] where FileManager.default.fileExists(atPath: file(name)) {
            try folder.write(name, bytes(name))
        }
        return folder
    }

    func make() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    func file(_ name: String) -> String { path + "/" + name }

    func bytes(_ name: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: URL(fileURLWithPath: file(name)))) }

    /// Writes into the file that is there, which a store may have open.
    func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    }

    /// Changes one bit in place, also under an open store.
    func flip(_ name: String, bit: Int) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file(name)))
        try handle.seek(toOffset: UInt64(bit / 8))
        let byte = try handle.read(upToCount: 1)![0]
        try handle.seek(toOffset: UInt64(bit / 8))
        try handle.write(contentsOf: [byte ^ 1 << (bit % 8)])
        try handle.close()
    }

    /// Opens the folder as a node does, and reads everything.
    func reopen() async throws -> Reopened {
        do {
            let store = try SQLiteStore(folder: path)
            defer { try? store.close() }
            return .holds(try await store.image())
        } catch let error as StoreError {
            return .refused(error)
        }
    }

    enum Reopened: Equatable {
        case refused(StoreError)
        case holds(StoreImage)

        var refusal: StoreError? { if case .refused(let error) = self { error } else { nil } }
    }
}
