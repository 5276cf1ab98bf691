import EventJSON
import Ledgers
import Words

/// Something to choose by, as a field of a form and as a parameter of the question.
struct ListFilter: Sendable {
    struct Option: Sendable {
        let value: String
        let title: String
    }

    enum Input: Sendable {
        case choice([Option])
        /// One of them always, the first where none is given.
        case order([Option])
        case text(hint: String)
        /// Given or not.
        case flag
    }

    let name: String
    let label: String
    let input: Input
    /// What the question is asked with for a value of the field.
    let parameter: @Sendable (String) -> JSONMember

    init(_ name: String, _ label: String, _ input: Input, parameter: (@Sendable (String) -> JSONMember)? = nil) {
        self.name = name
        self.label = label
        self.input = input
        self.parameter = parameter ?? { JSONMember(name, .string($0)) }
    }

    /// A choice of codes by their Chinese names.
    init<Code: Titled & CaseIterable>(_ name: String, _ label: String, _: Code.Type) {
        self.init(name, label, .choice(Code.allCases.map { Option(value: $0.rawValue, title: $0.title) }))
    }
}

extension ListFilter {
    static let area = ListFilter("area", "属地代码", .text(hint: "如 1404"))
    static let text = ListFilter("text", "搜索", .text(hint: "编号、企业或描述"))

    static func sector(of visit: Visit) -> ListFilter {
        ListFilter("sector", "行业领域", .choice(visit.policy.sectors.map { Option(value: $0, title: $0) }))
    }
}
