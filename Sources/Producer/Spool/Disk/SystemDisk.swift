import Glibc

/// A folder of the file system.
final class SystemDisk: SpoolDisk {
    let path: String
    private var lock: Int32 = -1

    init(_ path: String) {
        self.path = path
    }

    deinit { close() }

    func open() throws(DiskFault) {
        try Self.makeFolder(path)
        try takeLock()
        try Self.makeFolder(place("damaged"))
    }

    func names() throws(DiskFault) -> [String] {
        guard let folder = opendir(path) else { throw DiskFault(.listed, path) }
        defer { closedir(folder) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(folder) {
            names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) {
                    String(cString: $0.bindMemory(to: CChar.self).baseAddress!)
                })
        }
        guard errno == 0 else { throw DiskFault(.listed, path) }
        return names
    }

    func file(_ name: String) throws(DiskFault) -> any SpoolFile {
        try SystemFile(place(name))
    }

    func remove(_ name: String) throws(DiskFault) {
        guard unlink(place(name)) == 0 else { throw DiskFault(.removed, place(name)) }
    }

    func syncNames(of name: String) throws(DiskFault) {
        try Self.syncFolder(Self.parent(of: place(name)))
    }

    func close() {
        if lock >= 0 { Glibc.close(lock) }
        lock = -1
    }

    private func place(_ name: String) -> String {
        path + "/" + name
    }

    /// The system gives the lock up when the process ends, however it ends.
    private func takeLock() throws(DiskFault) {
        let lock = Glibc.open(place("lock"), O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw DiskFault(.opened, place("lock")) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let fault = DiskFault(.locked, path)
            Glibc.close(lock)
            throw fault
        }
        self.lock = lock
    }
}

// MARK: - Folders

extension SystemDisk {
    /// Makes a folder and those that it is in, each durably. Events are nobody else's business: only the owner reads.
    private static func makeFolder(_ path: String) throws(DiskFault) {
        let parent = parent(of: path)
        var failure = tryToMake(path)
        if failure == ENOENT, !isFolder(parent), parent != path {
            try makeFolder(parent)
            failure = tryToMake(path)
        }
        switch failure {
        case 0: try syncFolder(parent)
        case EEXIST where isFolder(path): break
        case EEXIST: throw DiskFault(.made, path, ENOTDIR)
        default: throw DiskFault(.made, path, failure)
        }
    }

    private static func tryToMake(_ path: String) -> Int32 {
        mkdir(path, 0o700) == 0 ? 0 : errno
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func syncFolder(_ path: String) throws(DiskFault) {
        let folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw DiskFault(.opened, path) }
        defer { Glibc.close(folder) }
        guard fsync(folder) == 0 else { throw DiskFault(.synced, path) }
    }

    private static func parent(of path: String) -> String {
        let trimmed = path.last == "/" && path.count > 1 ? String(path.dropLast()) : path
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }
}
