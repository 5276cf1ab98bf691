import CSQLitePages

/// A file of the database as it lies on the disk, beside SQLite.
struct StoredFile: ~Copyable {
    let path: String
    private let file: OpaquePointer

    /// - Returns: nil where there is no such file, or it can't be opened.
    init?(_ path: String) {
        PageChecks.register()
        guard let file = pages_open(path) else { return nil }
        (self.path, self.file) = (path, file)
    }

    deinit { pages_close(file) }

    func length() throws(PageDamage) -> Int {
        let length = pages_length(file)
        guard length >= 0 else { throw .unreadable(path) }
        return Int(length)
    }

    /// - Returns: nil where the file ends before.
    func read(_ count: Int, at offset: Int) throws(PageDamage) -> [UInt8]? {
        let (bytes, read) = readUpTo(count, at: offset)
        guard read >= 0 else { throw .unreadable(path) }
        return read == count ? bytes : nil
    }

    private func readUpTo(_ count: Int, at offset: Int) -> ([UInt8], read: Int32) {
        var read: Int32 = -1
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            read = pages_read(file, buffer.baseAddress, Int32(count), Int64(offset))
            used = max(0, Int(read))
        }
        return (bytes, read)
    }
}
