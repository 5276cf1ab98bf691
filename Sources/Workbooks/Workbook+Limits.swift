extension Workbook {
    /// Rows of a sheet. Source: Excel specifications and limits.
    static let largestSheet = 1_048_576

    /// Refuses what Excel would not open.
    func refuseUnfit() throws(WorkbookError) {
        guard !sheets.isEmpty else { throw WorkbookError("a workbook has at least one sheet") }
        var names: Set<String> = []
        for sheet in sheets {
            try sheet.refuseUnfit()
            guard names.insert(sheet.name.lowercased()).inserted else {
                throw WorkbookError("two sheets are called \(sheet.name)")
            }
        }
    }
}

extension Sheet {
    fileprivate func refuseUnfit() throws(WorkbookError) {
        guard (1...31).contains(name.utf16.count), !name.contains(where: { "[]:*?/\\".contains($0) }),
            !name.hasPrefix("'"), !name.hasSuffix("'")
        else { throw WorkbookError("\(name) is no name of a sheet; allowed are 1 to 31 characters without []:*?/\\") }
        guard !columns.isEmpty, columns.count <= 16_384 else {
            throw WorkbookError("the sheet \(name) has \(columns.count) columns; allowed are 1 to 16384")
        }
        guard endRow <= Workbook.largestSheet else {
            throw WorkbookError(
                "the sheet \(name) would have \(endRow) rows, and Excel takes \(Workbook.largestSheet); ask for less")
        }
    }
}
