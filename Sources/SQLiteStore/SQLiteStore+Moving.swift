public import LedgerStore

extension SQLiteStore {
    /// Opens the database of a stopped node's data folder for moving its log elsewhere. Nothing in it is changed, and no node
    /// starts on it while the store lives.
    /// - Throws: ``StoreError``: there is none, a node runs on it, or another version of Duban wrote it.
    public convenience init(moving folder: String) throws(StoreError) {
        let lock = Self.exists(in: folder) ? try FolderLock(folder: folder) : nil
        try self.init(folder, lock: lock) {
            try Self.compareWitness(in: folder)
            return try Self.open(folder, readOnly: true)
        }
    }

    /// From here on no node starts on the folder, until somebody removes the file `moved` there. Durable when it returns.
    /// - Parameter place: where the log goes on, in words without secrets.
    /// - Throws: ``StoreError``
    public func markMoved(to place: String) throws(StoreError) {
        try MovedMark.leave(place, in: path)
    }

    /// Where the log of a data folder was moved to; nil where it is still here.
    public static func placeMoved(from folder: String) -> String? {
        MovedMark.place(in: folder)
    }
}
