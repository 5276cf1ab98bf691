import Foundation
import GRDB

@testable import SQLiteStore

/// A data folder of a test's own, with nothing in it.
final class PointFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("duban-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var database: String { SQLitePointStore.path(in: path) }

    /// Runs statements past the store.
    func sql(_ statements: String) throws {
        let queue = try DatabaseQueue(path: database)
        try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
        try queue.close()
    }

    /// The one number that a query brings.
    func number(_ query: String) throws -> Int {
        let queue = try DatabaseQueue(path: database)
        let number = try queue.read { try Int.fetchOne($0, sql: query) }
        try queue.close()
        return number ?? -1
    }
}
