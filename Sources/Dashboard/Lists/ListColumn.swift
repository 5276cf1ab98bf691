import EventJSON
import Ledgers
import Words

/// A column of a list: its header, and what it shows of an item.
struct ListColumn: Sendable {
    enum Style: String, Sendable {
        case text, figure, code, long
    }

    /// Where it is shown.
    enum Place: Sendable {
        case everywhere, page, files
    }

    let title: String
    let style: Style
    var place = Place.everywhere
    let cell: @Sendable (JSONValue) -> ListCell

    init(_ title: String, _ style: Style = .text, cell: @escaping @Sendable (JSONValue) -> ListCell) {
        self.title = title
        self.style = style
        self.cell = cell
    }

    /// A member as it is.
    init(_ title: String, _ path: String..., style: Style = .text) {
        self.init(title, style) { item in ListCell(path.reduce(item) { $0[$1] ?? .null }.display) }
    }

    static func time(_ title: String, _ name: String, _ visit: Visit) -> ListColumn {
        ListColumn(title, .code) { ListCell(visit.local($0, name)) }
    }

    func only(on place: Place) -> ListColumn {
        var column = self
        column.place = place
        return column
    }

    /// A code by its Chinese name.
    static func code(
        _ title: String, _ name: String, by words: @escaping @Sendable (String) -> String
    ) -> ListColumn {
        ListColumn(title) { ListCell(words($0.text(name))) }
    }
}
