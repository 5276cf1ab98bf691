import EventJSON
import Tables

/// A list of JSON objects, printed as a table, as CSV or as JSON.
struct List {
    /// A column: its header, and what it shows of an item.
    struct Column {
        var header: String
        var alignment: Table.Alignment = .left
        var mayShrink = false
        var style: (JSONValue) -> TextStyle? = { _ in nil }
        var text: (JSONValue) -> String
    }

    var columns: [Column]
    var items: [JSONValue]

    func print(as format: OutputOptions.Format) {
        switch format {
        case .json: Swift.print(JSONValue.array(items).text)
        case .csv:
            Swift.print(
                CSV.document(
                    header: columns.map(\.header), rows: items.map { item in columns.map { $0.text(item) } }),
                terminator: "")
        case .table: Swift.print(table, terminator: "")
        }
    }

    private var table: String {
        var table = Table(
            columns: columns.map { Table.Column($0.header, alignment: $0.alignment, mayShrink: $0.mayShrink) })
        for item in items {
            table.append(columns.map { Table.Cell($0.text(item), style: $0.style(item)) })
        }
        let terminal = Terminal.standardOutput
        return table.rendered(
            width: terminal.isInteractive ? terminal.width : nil, styled: terminal.isStyled)
    }
}

extension List.Column {
    /// A column that shows a member as it is.
    init(_ header: String, _ path: String..., alignment: Table.Alignment = .left, mayShrink: Bool = false) {
        self.init(header: header, alignment: alignment, mayShrink: mayShrink) { item in
            path.reduce(item) { $0[$1] ?? .null }.display
        }
    }
}

extension JSONValue {
    /// For people: a text without its quotes, nothing for null.
    var display: String {
        switch self {
        case .null: ""
        case .string(let text): text
        case .array(let items): items.map(\.display).joined(separator: " ")
        case .bool, .number, .object: text
        }
    }
}
