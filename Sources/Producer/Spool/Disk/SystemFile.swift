import Glibc

/// A file of the file system. Calls that a signal has interrupted are made again.
final class SystemFile: SpoolFile {
    private let path: String
    private var descriptor: Int32

    init(_ path: String) throws(DiskFault) {
        self.path = path
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DiskFault(.opened, path) }
    }

    deinit { close() }

    func size() throws(DiskFault) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw DiskFault(.measured, path) }
        return Int(status.st_size)
    }

    func read(at offset: Int, count: Int) throws(DiskFault) -> [UInt8] {
        var failed: DiskFault?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
                if read > 0 {
                    filled += read
                } else if read == 0 {
                    return
                } else if errno != EINTR {
                    return failed = DiskFault(.read, path)
                }
            }
        }
        if let failed { throw failed }
        return bytes
    }

    func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(DiskFault) -> Int {
        while true {
            let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
            if written > 0 { return written }
            if written == 0 { throw DiskFault(.written, path, EIO) }
            if errno != EINTR { throw DiskFault(.written, path) }
        }
    }

    func truncate(to size: Int) throws(DiskFault) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw DiskFault(.truncated, path) }
    }

    func sync() throws(DiskFault) {
        guard fdatasync(descriptor) == 0 else { throw DiskFault(.synced, path) }
    }

    func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }
}
