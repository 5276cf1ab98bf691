import CXlsxWriter
import Glibc

/// libxlsxwriter's workbook: this file and its neighbours are the only ones that know the library.
///
/// It has to be closed or given up, which frees it.
final class WorkbookDrawing {
    let workbook: UnsafeMutablePointer<lxw_workbook>
    private let path: String
    private lazy var formats = Formats(of: workbook)
    private var isClosed = false

    /// Cells from which on rows are not kept in memory.
    private static let manyCells = 200_000

    /// - Parameters:
    ///   - draft: where the file is made.
    ///   - path: what errors call it.
    init(_ description: Workbook, at draft: String, named path: String) throws(WorkbookError) {
        var options = lxw_workbook_options()
        let cells = description.sheets.reduce(0) { $0 + $1.rows.count * $1.columns.count }
        options.constant_memory = cells > Self.manyCells ? 1 : 0
        guard let workbook = workbook_new_opt(draft, &options) else {
            throw WorkbookError("\(path) can't be written: no memory")
        }
        self.workbook = workbook
        self.path = path
        describe(description)
    }

    deinit {
        if !isClosed { lxw_workbook_free(workbook) }
    }

    private func describe(_ description: Workbook) {
        var properties = lxw_doc_properties()
        properties.created = time_t(description.createdAt)
        // The library copies the texts.
        description.title.cellText.withMutableCString { title in
            description.author.cellText.withMutableCString { author in
                (properties.title, properties.author) = (title, author)
                workbook_set_properties(workbook, &properties)
            }
        }
    }

    func add(_ sheet: Sheet) throws(WorkbookError) {
        guard let worksheet = workbook_add_worksheet(workbook, sheet.name) else {
            throw WorkbookError("the sheet \(sheet.name) can't be added to \(path)")
        }
        var drawing = SheetDrawing(sheet, on: worksheet, formats: formats)
        drawing.draw()
        guard drawing.error == LXW_NO_ERROR else { throw failure(drawing.error, "the sheet \(sheet.name) of ") }
    }

    /// Writes the file.
    func close() throws(WorkbookError) {
        isClosed = true
        errno = 0
        let error = workbook_close(workbook)
        guard error == LXW_NO_ERROR else {
            // What the system says is told rather than what the library makes of it.
            guard errno != 0 else { throw failure(error) }
            throw WorkbookError("\(path) can't be written: \(String(cString: strerror(errno)))")
        }
    }

    private func failure(_ error: lxw_error, _ part: String = "") -> WorkbookError {
        let reason = lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
        return WorkbookError("\(part)\(path) can't be written: \(reason)")
    }
}

extension String {
    fileprivate func withMutableCString<Result>(_ body: (UnsafeMutablePointer<CChar>?) -> Result) -> Result {
        var bytes = Array(utf8CString)
        return bytes.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }
}
