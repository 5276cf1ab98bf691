import DubanTestKit
import LedgerStore
import SQLiteStore

/// A folder that a node has written some commits to.
struct WrittenFolder {
    let folder: DataFolder
    /// What the store held: at first, and after each commit.
    let images: [StoreImage]

    /// Closed in order: all is in the database.
    static func closed() async throws -> WrittenFolder {
        let folder = DataFolder()
        let (store, images) = try await write(to: folder)
        try store.close()
        return WrittenFolder(folder: folder, images: images)
    }

    /// Killed after the last commit: all is in the log.
    static func killed() async throws -> WrittenFolder {
        let folder = DataFolder()
        let (store, images) = try await write(to: folder)
        defer { try? store.close() }
        return WrittenFolder(folder: try folder.copy(), images: images)
    }

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
}
