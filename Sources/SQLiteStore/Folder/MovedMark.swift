import Foundation
import Glibc
import LedgerStore

/// Says, in the file `moved` of a data folder, where its log has gone on: what a node added here would be a second log
/// beside that one. Whoever wants just this removes the file.
enum MovedMark {
    static let fileName = "moved"

    /// Where the log went, in words; nil where it did not.
    static func place(in folder: String) -> String? {
        let path = path(in: folder)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        // After a power cut a new file may have no bytes yet.
        let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
        let line = text.split(separator: "\n").first
        return line.map(String.init) ?? "a database"
    }

    /// - Throws: ``StoreError`` where the log was moved.
    static func refuse(in folder: String) throws(StoreError) {
        guard let place = place(in: folder) else { return }
        throw StoreError(
            .failed,
            "the log of \(folder) was moved to \(place); go on there (--store). To go on here instead, with a second log, remove \(path(in: folder))"
        )
    }

    /// Durable when it returns.
    /// - Throws: ``StoreError`` where it can't be written.
    static func leave(_ place: String, in folder: String) throws(StoreError) {
        let path = path(in: folder)
        let line = Array("\(place)\n".utf8)
        let descriptor = Glibc.open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o644)
        defer { Glibc.close(descriptor) }
        guard descriptor >= 0, write(descriptor, line, line.count) == line.count, fsync(descriptor) == 0 else {
            throw StoreError(
                .failed,
                "\(path) can't be written, which keeps nodes from starting on the old log; check the folder's permissions"
            )
        }
        try DataFolder.synchronize(folder)
    }

    private static func path(in folder: String) -> String {
        URL(fileURLWithPath: folder).appendingPathComponent(fileName).path
    }
}
