import EventJSON
import Ledgers
import Tables
import Workbooks
import Words

extension List.Column {
    /// How a workbook shows it: office people read it, so its header is Chinese.
    struct InSheet {
        /// Nil for that of tables.
        var header: String?
        /// In characters.
        var width: Double = 14
        var alignment = Sheet.Column.Alignment.left
        var numberFormat = "General"
        /// Nil for the text of CSV.
        var cell: ((JSONValue) -> Cell)?
    }

    /// The same column with another header and width in workbooks.
    func sheet(_ header: String, _ width: Double, _ alignment: Sheet.Column.Alignment? = nil) -> Self {
        var column = self
        (column.inSheet.header, column.inSheet.width) = (header, width)
        if let alignment { column.inSheet.alignment = alignment }
        return column
    }

    /// The same column with other cells in workbooks.
    func cell(_ cell: @escaping (JSONValue) -> Cell) -> Self {
        var column = self
        column.inSheet.cell = cell
        return column
    }
}

extension List {
    /// - Parameters:
    ///   - title: of the sheet, above the table.
    ///   - right: the line below, on the right.
    func sheet(_ title: String, right: String = "") -> Sheet {
        var sheet = Sheet(
            name: title, title: title, columns: columns.map(\.sheetColumn), rows: items.map { row($0) })
        sheet.right = right
        sheet.frozenColumns = 1
        return sheet
    }

    /// - Parameter style: nil for red where the row is red in tables.
    func row(_ item: JSONValue, style: Sheet.Row.Style? = nil) -> Sheet.Row {
        let own: Sheet.Row.Style = rowStyle(item) == .red ? .red : .plain
        return Sheet.Row(columns.map { $0.sheetCell(item) }, style: style ?? own)
    }
}

extension List.Column {
    fileprivate var sheetColumn: Sheet.Column {
        Sheet.Column(
            inSheet.header ?? header, width: inSheet.width, alignment: inSheet.alignment,
            numberFormat: inSheet.numberFormat)
    }

    fileprivate func sheetCell(_ item: JSONValue) -> Cell {
        if let cell = inSheet.cell { return cell(item) }
        let text = (csv ?? text)(item)
        return text.isEmpty ? .blank : .text(text)
    }
}

extension JSONValue {
    /// A number as one, a date as one, the rest as text.
    var cell: Cell {
        switch self {
        case .null: .blank
        case .number: Double(text).map(Cell.number) ?? .text(text)
        case .string(let text): LocalDate(iso8601: text).map { .date(CalendarTime($0)) } ?? .text(text)
        default: display.isEmpty ? .blank : .text(display)
        }
    }
}

extension CalendarTime {
    init(_ date: LocalDate) {
        let (year, month, day) = date.components
        self.init(year: year, month: month, day: day)
    }

    /// As clocks of the zone show it, without its seconds.
    init(_ instant: Instant, in zone: Zone) {
        self.init(zone.date(of: instant))
        let minutes = (instant - Instant(milliseconds: 0)).milliseconds + zone.offset(at: instant).milliseconds
        let ofDay = Int((minutes / 60_000) % 1_440)
        (hour, minute) = (ofDay / 60, ofDay % 60)
    }
}
