import DubanTestKit
import LedgerStore
import SQLiteStore

/// A folder that a node has written some commits to.
struct WrittenFolder {
    let folder: DataFolder
    /// What the store held: at first, and after each commit.
    let images: [StoreImage]

    private struct Files {
        let database, log: [UInt8]
        let images: [StoreImage]
    }

    /// Written once for all tests.
    private static let closedFiles = Task { try await files(isClosed: true) }
    private static let killedFiles = Task { try await files(isClosed: false) }

    /// Closed in order: all is in the database.
    static func closed() async throws -> WrittenFolder { try WrittenFolder(await closedFiles.value) }

    /// Killed after the last commit: all is in the log.
    static func killed() async throws -> WrittenFolder { try WrittenFolder(await killedFiles.value) }

    static func write(to folder: DataFolder) async throws -> (SQLiteStore, [StoreImage]) {
        let store = try SQLiteStore(folder: folder.path)
        var images = [try await store.image()]
        let items = RandomStream(seed: 7, count: 40).items
        for commit in 0..<5 {
            try await store.publish(items[commit * 8..<commit * 8 + 8])
            images.append(try await store.image())
        }
        return (store, images)
    }

    private static func files(isClosed: Bool) async throws -> Files {
        let folder = DataFolder()
        let (store, images) = try await write(to: folder)
        if isClosed { try store.close() }
        defer { if !isClosed { try? store.close() } }
        return Files(
            database: try folder.bytes(DataFolder.database), log: try folder.bytes(DataFolder.log), images: images)
    }

    private init(_ files: Files) throws {
        (folder, images) = (DataFolder(), files.images)
        try folder.make()
        try folder.write(DataFolder.database, files.database)
        try folder.write(DataFolder.log, files.log)
    }
}
