import EventJSON
import Ledgers
import Tables
import Words
import Workbooks

extension List.Column {
    /// A column that shows a member as it is.
    init(_ header: String, _ path: String..., alignment: Table.Alignment = .left, mayShrink: Bool = false) {
        self.init(header: header, alignment: alignment, mayShrink: mayShrink) { item in
            path.reduce(item) { $0[$1] ?? .null }.display
        }
    }

    /// A number, on the right.
    static func figure(_ header: String, _ name: String) -> Self {
        var column = Self(header, name, alignment: .right)
        (column.inSheet.width, column.inSheet.alignment) = (9, .right)
        return column.cell { ($0[name] ?? .null).cell }
    }

    /// A date.
    static func day(_ header: String, _ name: String) -> Self {
        var column = Self(header, name)
        (column.inSheet.width, column.inSheet.alignment) = (12, .center)
        return column.cell { ($0[name] ?? .null).cell }
    }

    /// A code with its Chinese name; CSV has the code alone, a workbook the name.
    static func code<Code: Titled>(_ header: String, _ name: String, _: Code.Type) -> Self {
        var column = Self(header: header, csv: { $0.text(name) }) { Code.titled($0.text(name)) }
        (column.inSheet.width, column.inSheet.alignment) = (10, .center)
        return column.cell { .text(Code.title(of: $0.text(name))) }
    }

    /// An instant in local time; CSV has the seconds too.
    static func time(_ header: String, _ name: String, in zone: Zone) -> Self {
        let local: (JSONValue) -> String = { $0.instant(name).map(zone.local) ?? "" }
        var column = Self(header: header, csv: local) { String(local($0).prefix(16)) }
        (column.inSheet.width, column.inSheet.alignment) = (17, .center)
        return column.cell { item in item.instant(name).map { .time(CalendarTime($0, in: zone)) } ?? .blank }
    }

    /// A stage with its Chinese name; CSV has the code alone.
    static func stage(_ header: String, _ name: String, of policy: Policy) -> Self {
        let column = Self(header: header, csv: { $0.text(name) }) { policy.titled(stage: $0.text(name)) }
        return column.cell { item in .text(policy.stage(item.text(name))?.title ?? item.text(name)) }
    }

    /// The same column, left out where the terminal is too narrow for all.
    var optional: Self {
        var column = self
        column.isOptional = true
        return column
    }

    func styled(_ style: @escaping (JSONValue) -> TextStyle?) -> Self {
        var column = self
        column.style = style
        return column
    }
}
