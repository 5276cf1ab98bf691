import Glibc

@testable import Producer

/// A disk that forgets in a crash what was not synced, and on which anything can go wrong.
///
/// For one thread, except that a test may make it in another one.
final class MemoryDisk: SpoolDisk {
    /// What a call is to fail with; nil where it goes well.
    typealias Script = (_ action: DiskFault.Action, _ name: String) -> Int32?

    let path = "/spool"
    var script: Script = { _, _ in nil }
    /// Most bytes of one write; the rest has to be written by another.
    var longestWrite = Int.max
    /// How many calls go well before the machine goes down in the middle of one.
    var callsUntilCrash = Int.max
    private(set) var calls = 0
    private(set) var syncs = 0
    private(set) var files: [String: Contents] = [:]
    private var durableFiles: [String: Contents] = [:]

    /// A file's bytes, and what would be left of them.
    final class Contents {
        var bytes: [UInt8] = []
        var durable: [UInt8] = []
        var unsynced: [Change] = []
    }

    enum Change {
        case write([UInt8], at: Int)
        case truncate(Int)

        func apply(to bytes: inout [UInt8]) {
            switch self {
            case .write(let new, let offset):
                bytes += Array(repeating: 0, count: max(0, offset + new.count - bytes.count))
                bytes.replaceSubrange(offset..<offset + new.count, with: new)
            case .truncate(let size):
                bytes = Array(bytes.prefix(size)) + Array(repeating: 0, count: max(0, size - bytes.count))
            }
        }
    }

    func open() throws(DiskFault) {
        try call(.locked, "")
    }

    func names() throws(DiskFault) -> [String] {
        try call(.listed, "")
        return Array(files.keys)
    }

    func file(_ name: String) throws(DiskFault) -> any SpoolFile {
        try call(.opened, name)
        let contents = files[name] ?? Contents()
        files[name] = contents
        return MemoryFile(name, contents, on: self)
    }

    func remove(_ name: String) throws(DiskFault) {
        try call(.removed, name)
        guard files.removeValue(forKey: name) != nil else { throw DiskFault(.removed, name, ENOENT) }
    }

    func syncNames(of name: String) throws(DiskFault) {
        try call(.synced, "")
        durableFiles = files
    }

    func close() {}

    /// Counts a call, and lets it fail.
    func call(_ action: DiskFault.Action, _ name: String) throws(DiskFault) {
        calls += 1
        if action == .synced { syncs += 1 }
        guard calls <= callsUntilCrash else { throw DiskFault(action, name, EIO) }
        if let number = script(action, name) { throw DiskFault(action, "\(path)/\(name)", number) }
    }

    var isDown: Bool { calls > callsUntilCrash }
}

// MARK: - After a crash

extension MemoryDisk {
    /// The disk as it may be after a loss of power: of what was not synced there is some or nothing, in no order.
    func afterCrash(_ random: inout SplitMix) -> MemoryDisk {
        let disk = MemoryDisk()
        for name in Set(files.keys).union(durableFiles.keys).sorted() {
            let candidates = [durableFiles[name], files[name]]
            guard let contents = candidates[Int.random(in: 0...1, using: &random)] else { continue }
            disk.files[name] = contents.afterCrash(&random)
        }
        disk.durableFiles = disk.files
        return disk
    }

    /// The disk as it is after the process alone was killed.
    func afterKill() -> MemoryDisk {
        let disk = MemoryDisk()
        (disk.files, disk.durableFiles) = (files, durableFiles)
        return disk
    }

    func change(_ name: String, _ body: (inout [UInt8]) -> Void) {
        guard let contents = files[name] else { return }
        body(&contents.bytes)
        contents.durable = contents.bytes
    }

    func delete(_ name: String) {
        files[name] = nil
    }

    func bytes(_ name: String) -> [UInt8]? { files[name]?.bytes }

    var segmentNames: [String] { files.keys.filter { SegmentName.first($0) != nil }.sorted() }
    var damagedNames: [String] { files.keys.filter { $0.hasPrefix("damaged/") }.sorted() }
}

extension MemoryDisk.Contents {
    fileprivate func afterCrash(_ random: inout SplitMix) -> MemoryDisk.Contents {
        let contents = MemoryDisk.Contents()
        contents.durable = durable
        for change in unsynced where Bool.random(using: &random) {
            change.torn(&random).apply(to: &contents.durable)
        }
        contents.bytes = contents.durable
        return contents
    }
}

extension MemoryDisk.Change {
    /// A write may come to the disk in part.
    fileprivate func torn(_ random: inout SplitMix) -> Self {
        guard case .write(let bytes, let offset) = self, Bool.random(using: &random) else { return self }
        return .write(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))), at: offset)
    }
}

/// An open file of a ``MemoryDisk``.
private final class MemoryFile: SpoolFile {
    private let name: String
    private let contents: MemoryDisk.Contents
    private let disk: MemoryDisk

    init(_ name: String, _ contents: MemoryDisk.Contents, on disk: MemoryDisk) {
        (self.name, self.contents, self.disk) = (name, contents, disk)
    }

    func size() throws(DiskFault) -> Int {
        try disk.call(.measured, name)
        return contents.bytes.count
    }

    func read(at offset: Int, count: Int) throws(DiskFault) -> [UInt8] {
        try disk.call(.read, name)
        return Array(contents.bytes.dropFirst(offset).prefix(count))
    }

    /// The call in which the machine goes down may have come to the disk.
    func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(DiskFault) -> Int {
        let wasUp = !disk.isDown
        let part = Array(bytes.prefix(disk.longestWrite))
        do throws(DiskFault) { try disk.call(.written, name) } catch {
            if wasUp, disk.isDown { apply(.write(part, at: offset)) }
            throw error
        }
        apply(.write(part, at: offset))
        return part.count
    }

    func truncate(to size: Int) throws(DiskFault) {
        try disk.call(.truncated, name)
        apply(.truncate(size))
    }

    func sync() throws(DiskFault) {
        try disk.call(.synced, name)
        contents.durable = contents.bytes
        contents.unsynced = []
    }

    func close() {}

    private func apply(_ change: MemoryDisk.Change) {
        change.apply(to: &contents.bytes)
        contents.unsynced.append(change)
    }
}
