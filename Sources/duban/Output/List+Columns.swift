import EventJSON
import Ledgers
import Tables

extension List.Column {
    /// A column that shows a member as it is.
    init(_ header: String, _ path: String..., alignment: Table.Alignment = .left, mayShrink: Bool = false) {
        self.init(header: header, alignment: alignment, mayShrink: mayShrink) { item in
            path.reduce(item) { $0[$1] ?? .null }.display
        }
    }

    /// A number, on the right.
    static func figure(_ header: String, _ name: String) -> Self {
        Self(header, name, alignment: .right)
    }

    /// A code with its Chinese name; CSV has the code alone.
    static func code<Code: Titled>(_ header: String, _ name: String, _: Code.Type) -> Self {
        Self(header: header, csv: { $0.text(name) }) { Code.titled($0.text(name)) }
    }

    /// An instant in local time; CSV has the seconds too.
    static func time(_ header: String, _ name: String, in zone: Zone) -> Self {
        let local: (JSONValue) -> String = { $0.instant(name).map(zone.local) ?? "" }
        return Self(header: header, csv: local) { String(local($0).prefix(16)) }
    }

    /// A stage with its Chinese name; CSV has the code alone.
    static func stage(_ header: String, _ name: String, of policy: Policy) -> Self {
        Self(header: header, csv: { $0.text(name) }) { policy.titled(stage: $0.text(name)) }
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
