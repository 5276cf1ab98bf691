import Glibc

/// The disk alone: as many bytes as a batch has, written into a file that has its room already, and fdatasync(2).
actor PlainDisk {
    private let descriptor: Int32
    private var offset = 0

    /// As large as SQLite lets its log grow, so that it lies as that does.
    private static let room = 4 << 20

    init(folder: String) throws {
        descriptor = open(folder + "/plain-disk", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        let zeros = [UInt8](repeating: 0, count: Self.room)
        guard descriptor >= 0, Glibc.write(descriptor, zeros, zeros.count) == zeros.count, fsync(descriptor) == 0 else {
            throw BenchError("no file can be written in \(folder)")
        }
    }

    deinit {
        close(descriptor)
    }

    func write(_ batches: [[StoredEvent]]) throws -> Sample {
        let blocks = batches.map { $0.flatMap { PlainRow($0.row).bytes + PlainRow($0.hazard).bytes } }
        return try Sample.timing(blocks, countingEach: batches.first?.count ?? 0, write)
    }

    private func write(_ block: [UInt8]) throws {
        if offset + block.count > Self.room { offset = 0 }
        guard pwrite(descriptor, block, block.count, off_t(offset)) == block.count, fdatasync(descriptor) == 0 else {
            throw BenchError("the disk takes nothing: \(String(cString: strerror(errno)))")
        }
        offset += block.count
    }
}
