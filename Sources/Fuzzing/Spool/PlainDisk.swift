import Producer

/// A spool's folder in memory, of which everything is durable at once.
///
/// Used by one thread alone.
final class PlainDisk: SpoolDisk {
    let path = "/spool"
    private(set) var files: [String: PlainFile] = [:]

    func open() {}
    func close() {}
    func syncNames(of name: String) {}
    func names() -> [String] { Array(files.keys) }
    func remove(_ name: String) { files[name] = nil }

    func file(_ name: String) -> any SpoolFile {
        let file = files[name] ?? PlainFile()
        files[name] = file
        return file
    }

    /// Damages a file.
    func change(_ name: String, _ damage: (inout [UInt8]) -> Void) {
        if let file = files[name] { damage(&file.bytes) }
    }
}

/// A file of a ``PlainDisk``.
final class PlainFile: SpoolFile {
    var bytes: [UInt8] = []

    func size() -> Int { bytes.count }
    func sync() {}
    func close() {}

    func read(at offset: Int, count: Int) -> [UInt8] {
        Array(bytes.dropFirst(offset).prefix(count))
    }

    func write(_ new: ArraySlice<UInt8>, at offset: Int) -> Int {
        truncate(to: max(bytes.count, offset + new.count))
        bytes.replaceSubrange(offset..<offset + new.count, with: new)
        return new.count
    }

    func truncate(to size: Int) {
        bytes = Array(bytes.prefix(size)) + Array(repeating: 0, count: max(0, size - bytes.count))
    }
}
