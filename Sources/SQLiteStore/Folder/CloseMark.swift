import Foundation
import Glibc

/// How the database lay when a node closed it: length and time of change, in the file `closed`.
///
/// While it still lies so, nobody has written to it. Without it all pages are due for a check, and a start takes longer:
/// another program that opens what a killed node has left, if only to look at it, brings SQLite's log into the database,
/// without our checksums.
struct CloseMark: Equatable {
    static let fileName = "closed"

    private let text: String

    /// Nil where there is no database.
    init?(of folder: String) {
        var status = stat()
        guard stat(SQLiteStore.path(in: folder), &status) == 0 else { return nil }
        text = "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)\n"
    }

    /// The one that was left when the database was closed; nil where it was not, or is in use.
    init?(leftIn folder: String) {
        guard let data = FileManager.default.contents(atPath: Self.path(in: folder)) else { return nil }
        text = String(decoding: data, as: UTF8.self)
    }

    func leave(in folder: String) {
        // Where it can't be written, the next start checks all pages.
        try? Data(text.utf8).write(to: URL(fileURLWithPath: Self.path(in: folder)))
    }

    static func remove(from folder: String) {
        unlink(path(in: folder))
    }

    private static func path(in folder: String) -> String {
        URL(fileURLWithPath: folder).appendingPathComponent(fileName).path
    }
}
