import EventJSON

/// What the template of a table shows.
struct TableView: TemplateView {
    struct Header: TemplateView {
        let title: String
        let style: String
        /// Whether it has buttons, and no title to see.
        let isAction: Bool
    }

    struct Row: TemplateView {
        let cells: [Cell]
    }

    struct Cell: TemplateView {
        let style: String
        /// The column's header, for screens on which rows are cards.
        let label: String
        let text: String
        let detail: String?
        let address: String?
        let tone: String?
        let mark: String?
        /// Already markup.
        let picture: String?
        let action: ActionForm?
        /// Whether it names the row.
        let isHeader: Bool
    }

    let caption: String
    let headers: [Header]
    let rows: [Row]
    let emptyText: String
    /// How many columns there are.
    let width: Int
    /// Whether it scrolls in its place where it is long, since other things come after it.
    var isTall = false

    init(caption: String, columns: [ListColumn], items: [JSONValue], emptyText: String) {
        let columns = columns.filter { $0.place != .files }
        self.caption = caption
        self.emptyText = emptyText
        width = columns.count
        headers = columns.map { Header(title: $0.title, style: $0.style.rawValue, isAction: $0.title.isEmpty) }
        rows = items.map { item in
            Row(cells: columns.enumerated().map { Cell($1, of: item, isHeader: $0 == 0) })
        }
    }
}

extension TableView.Cell {
    init(_ column: ListColumn, of item: JSONValue, isHeader: Bool) {
        let cell = column.cell(item)
        self.init(
            style: column.style.rawValue, label: column.title, text: cell.text, detail: cell.detail,
            address: cell.address, tone: cell.tone?.rawValue, mark: cell.mark, picture: cell.picture,
            action: cell.action, isHeader: isHeader)
    }
}
