import Glibc

/// A file as it was when it was opened, to see whether its name still stands for it.
struct OpenFile: Sendable {
    let path: String
    private let device: dev_t
    private let number: ino_t

    /// Nil where there is no such file.
    init?(_ path: String) {
        guard let status = Self.status(of: path) else { return nil }
        self.path = path
        (device, number) = (status.st_dev, status.st_ino)
    }

    /// Whether the file was neither removed nor replaced; what is written to one that was is gone when it is closed.
    var isInPlace: Bool {
        guard let status = Self.status(of: path) else { return false }
        return status.st_dev == device && status.st_ino == number
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }
}
