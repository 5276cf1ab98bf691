import CXlsxWriter
import Glibc

extension Workbook {
    /// Makes the file. It appears under its name when it is complete and durable, or not at all.
    ///
    /// - Parameter replacing: whether a file that is there may be replaced; otherwise it stays as it is, and that is an error.
    /// - Throws: ``WorkbookError`` with one line; nothing is left behind.
    public func write(to path: String, replacing: Bool = true) throws(WorkbookError) {
        try refuseUnfit()
        let draft = "\(Self.folder(of: path))/.\(Self.name(of: path)).\(getpid())"
        defer { unlink(draft) }
        try draw(to: draft, as: path)
        guard Self.isDurable(draft), (replacing ? rename(draft, path) : link(draft, path)) == 0,
            Self.isDurable(Self.folder(of: path))
        else { throw Self.failure(path) }
    }

    /// The bytes of the file.
    public func encoded() throws(WorkbookError) -> [UInt8] {
        try refuseUnfit()
        var template = Array("\(Self.temporaryFolder)/duban-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Self.failure(Self.temporaryFolder) }
        close(descriptor)
        let path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        defer { unlink(path) }
        try draw(to: path, as: path)
        return try Self.bytes(of: path)
    }

    private func draw(to draft: String, as path: String) throws(WorkbookError) {
        // The library does not say why it can't make a file.
        let descriptor = open(draft, O_CREAT | O_WRONLY | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Self.failure(path) }
        Glibc.close(descriptor)
        let drawing = try WorkbookDrawing(self, at: draft, named: path)
        for sheet in sheets { try drawing.add(sheet) }
        try drawing.close()
        try WorkbookArchive(bytes: Self.bytes(of: draft)).refuseTorn(path)
    }

    static func failure(_ path: String) -> WorkbookError {
        WorkbookError("\(path) can't be written: \(String(cString: strerror(errno)))")
    }

    private static var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func name(of path: String) -> String {
        String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
    }

    private static func isDurable(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    private static func bytes(of path: String) throws(WorkbookError) -> [UInt8] {
        guard let file = fopen(path, "re") else { throw failure(path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var portion = [UInt8](repeating: 0, count: 1 << 20)
        while case let count = fread(&portion, 1, portion.count, file), count > 0 { bytes += portion[..<count] }
        guard ferror(file) == 0 else { throw failure(path) }
        return bytes
    }
}
