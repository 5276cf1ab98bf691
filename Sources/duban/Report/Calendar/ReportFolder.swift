import Foundation
import Ledgers

/// The folder of the reports that are written by the calendar.
struct ReportFolder {
    let path: String

    /// Of which there are reports.
    func dates() throws -> Set<LocalDate> {
        try make()
        do {
            return Set(try FileManager.default.contentsOfDirectory(atPath: path).compactMap(ReportFile.date(of:)))
        } catch { throw CommandFailure("\(path) can't be read") }
    }

    /// Writes the report of a date. One that is there stays as it is, since somebody may have worked on it.
    /// - Returns: whether the file has these bytes.
    func keep(_ bytes: [UInt8], of date: LocalDate) throws -> Bool {
        try make()
        let file = "\(path)/\(ReportFile.name(of: date))"
        if let present = FileManager.default.contents(atPath: file) { return present.elementsEqual(bytes) }
        try WholeFile.write(bytes, to: file, replacing: false)
        return true
    }

    private func make() throws {
        do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
            throw CommandFailure("\(path) can't be made; give reports.folder a folder that may be written")
        }
    }
}
