import CXlsxWriter

/// Draws one sheet, from its first row to its last: of large workbooks the library keeps one row in memory.
struct SheetDrawing {
    private let sheet: Sheet
    private let worksheet: UnsafeMutablePointer<lxw_worksheet>
    private let formats: Formats
    private var row: UInt32 = 0
    /// The first one.
    private(set) var error = LXW_NO_ERROR

    init(_ sheet: Sheet, on worksheet: UnsafeMutablePointer<lxw_worksheet>, formats: Formats) {
        self.sheet = sheet
        self.worksheet = worksheet
        self.formats = formats
    }

    mutating func draw() {
        setUp()
        drawHeading()
        drawHeader()
        for row in sheet.rows { draw(row) }
        for row in sheet.totals { draw(row) }
        for note in sheet.notes { drawNote(note) }
    }

    private var lastColumn: UInt16 { UInt16(sheet.columns.count - 1) }

    private mutating func note(_ outcome: lxw_error) {
        if error == LXW_NO_ERROR { error = outcome }
    }

    private mutating func setUp() {
        for (index, column) in sheet.columns.enumerated() {
            note(worksheet_set_column(worksheet, UInt16(index), UInt16(index), column.width, nil))
        }
        let header = UInt32(sheet.headerRow)
        worksheet_freeze_panes(worksheet, header + 1, UInt16(sheet.frozenColumns))
        note(worksheet_repeat_rows(worksheet, header, header))
        note(
            worksheet_autofilter(worksheet, header, 0, header + UInt32(max(sheet.rows.count, 1)), lastColumn))
        setUpPrinting()
    }

    /// A4 landscape, as wide as one page and as long as it takes.
    private mutating func setUpPrinting() {
        worksheet_set_landscape(worksheet)
        worksheet_set_paper(worksheet, 9)
        worksheet_fit_to_pages(worksheet, 1, 0)
        worksheet_center_horizontally(worksheet)
        worksheet_set_margins(worksheet, 0.5, 0.5, 0.7, 0.7)
        note(worksheet_set_footer(worksheet, "&C第 &P 页，共 &N 页"))
    }

    /// The title, and the line below it, over the whole width.
    private mutating func drawHeading() {
        if let title = sheet.title {
            note(worksheet_set_row(worksheet, row, 36, nil))
            drawLine(title, Formats.Look(part: .title, alignment: .center), 0, lastColumn)
            row += 1
        }
        guard !sheet.left.isEmpty || !sheet.right.isEmpty else { return }
        note(worksheet_set_row(worksheet, row, 21, nil))
        let middle = sheet.columnInTheMiddle
        if middle < lastColumn {
            drawLine(sheet.left, Formats.Look(part: .line), 0, middle)
            drawLine(sheet.right, Formats.Look(part: .line, alignment: .right), middle + 1, lastColumn)
        } else {
            drawLine("\(sheet.left)  \(sheet.right)", Formats.Look(part: .line), 0, lastColumn)
        }
        row += 1
    }

    private mutating func drawHeader() {
        note(worksheet_set_row(worksheet, row, 33, nil))
        for (index, column) in sheet.columns.enumerated() {
            let format = formats[Formats.Look(part: .header, alignment: .center)]
            note(worksheet_write_string(worksheet, row, UInt16(index), column.header.cellText, format))
        }
        row += 1
    }

    private mutating func draw(_ cells: Sheet.Row) {
        note(worksheet_set_row(worksheet, row, sheet.height(of: cells), nil))
        for (index, column) in sheet.columns.enumerated() {
            let cell = index < cells.cells.count ? cells.cells[index] : .blank
            let look = Formats.Look(
                alignment: column.alignment, numberFormat: cell.numberFormat(in: column), style: cells.style)
            draw(cell, at: UInt16(index), formats[look])
        }
        row += 1
    }

    private mutating func draw(_ cell: Cell, at column: UInt16, _ format: UnsafeMutablePointer<lxw_format>?) {
        switch cell {
        case .blank: note(worksheet_write_blank(worksheet, row, column, format))
        case .text(let text): note(worksheet_write_string(worksheet, row, column, text.cellText, format))
        case .number(let number): note(worksheet_write_number(worksheet, row, column, number, format))
        case .date(let time), .time(let time):
            var datetime = lxw_datetime(
                year: Int32(time.year), month: Int32(time.month), day: Int32(time.day), hour: Int32(time.hour),
                min: Int32(time.minute), sec: 0)
            note(worksheet_write_datetime(worksheet, row, column, &datetime, format))
        }
    }

    private mutating func drawNote(_ text: String) {
        note(worksheet_set_row(worksheet, row, sheet.height(ofNote: text), nil))
        drawLine(text, Formats.Look(part: .note), 0, lastColumn)
        row += 1
    }

    /// A cell alone can't be merged.
    private mutating func drawLine(_ text: String, _ look: Formats.Look, _ first: UInt16, _ last: UInt16) {
        let format = formats[look]
        note(
            first == last
                ? worksheet_write_string(worksheet, row, first, text.cellText, format)
                : worksheet_merge_range(worksheet, row, first, row, last, text.cellText, format))
    }
}

extension Sheet {
    fileprivate var width: Double { columns.reduce(0) { $0 + $1.width } }

    /// The last column of the left half.
    fileprivate var columnInTheMiddle: UInt16 {
        var left = 0.0
        let index = columns.firstIndex { column in
            left += column.width
            return left >= width / 2
        }
        return UInt16(index ?? 0)
    }
}

extension Cell {
    fileprivate func numberFormat(in column: Sheet.Column) -> String {
        switch self {
        case .blank: "General"
        case .text: "@"
        case .number: column.numberFormat
        case .date: "yyyy-mm-dd"
        case .time: "yyyy-mm-dd hh:mm"
        }
    }
}
