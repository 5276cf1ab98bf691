import EventJSON
import Tables
import Words

/// A list of JSON objects, printed as a table, as CSV or as JSON, or made a sheet of a workbook.
struct List {
    /// A column: its header, and what it shows of an item.
    struct Column {
        var header: String
        var alignment: Table.Alignment = .left
        var mayShrink = false
        /// Whether it is left out where the terminal is too narrow for all.
        var isOptional = false
        var style: (JSONValue) -> TextStyle? = { _ in nil }
        /// What CSV has in its place; nil for the same.
        var csv: ((JSONValue) -> String)?
        var text: (JSONValue) -> String
        var inSheet = InSheet()
    }

    var columns: [Column]
    var items: [JSONValue]
    /// Of the cells whose column has no style of its own.
    var rowStyle: (JSONValue) -> TextStyle? = { _ in nil }

    func printJSON() { Swift.print(JSONValue.array(items).shown) }
    func printCSV() { Swift.print(csv, terminator: "") }
    func printTable() { Swift.print(table, terminator: "") }

    private var csv: String {
        CSV.document(
            header: columns.map(\.csvHeader), rows: items.map { item in columns.map { ($0.csv ?? $0.text)(item) } })
    }

    private var table: String {
        let terminal = Terminal.standardOutput
        let width = terminal.isInteractive ? terminal.width : nil
        let columns = columns(fitting: width)
        var table = Table(
            columns: columns.map { Table.Column($0.header, alignment: $0.alignment, mayShrink: $0.mayShrink) })
        for item in items {
            table.append(columns.map { cell($0, of: item) })
        }
        return table.rendered(width: width, styled: terminal.isStyled)
    }
}

extension List {
    private func cell(_ column: Column, of item: JSONValue) -> Table.Cell {
        let text = column.text(item)
        return Table.Cell(text, style: text.isEmpty ? nil : column.style(item) ?? rowStyle(item))
    }

    /// The columns that have something to show, without the last optional ones where there is no room for all.
    private func columns(fitting width: Int?) -> [Column] {
        var shown = items.isEmpty ? columns : columns.filter { column in items.contains { !column.text($0).isEmpty } }
        guard let width else { return shown }
        var room = shown.map { leastWidth(of: $0) + Self.gap }.reduce(-Self.gap, +)
        while room > width, let last = shown.lastIndex(where: \.isOptional) {
            room -= leastWidth(of: shown.remove(at: last)) + Self.gap
        }
        return shown
    }

    /// Between two columns of a table.
    private static let gap = 2

    /// Of a text that is cut, so much should be left.
    private static let readableWidth = 16

    private func leastWidth(of column: Column) -> Int {
        let widest = ([column.header] + items.map(column.text)).map { DisplayWidth.of($0.printable) }.max() ?? 0
        return column.mayShrink ? min(widest, Self.readableWidth) : widest
    }
}

extension List.Column {
    /// Without the Chinese name that follows the English one.
    fileprivate var csvHeader: String {
        header.split(separator: " ").first.map(String.init) ?? header
    }
}
