import EventJSON
import Tables

/// 附件3: the figures of each sector, and what they come to.
struct StatisticsSheet {
    let sectors: [JSONValue]

    /// - Parameter statistics: an object of figures by sector.
    init(_ statistics: JSONValue) {
        guard case .object(let members) = statistics else {
            sectors = []
            return
        }
        sectors = members.map { $0.value.adding("sector", .string($0.name)) }
    }

    var total: JSONValue {
        let sums = Self.figures.map { name, _ in
            JSONMember(name, JSONValue(sectors.reduce(0) { $0 + ($1[name]?.integer ?? 0) }))
        }
        return .object([JSONMember("sector", .string(Self.totalTitle))] + sums)
    }

    static var columns: [List.Column] {
        [List.Column("行业领域", "sector")]
            + figures.map { name, title in
                .figure(title, name).styled { $0[name] != 0 && name.hasPrefix("overdue") ? .red : nil }
            }
    }

    static func style(of row: JSONValue) -> TextStyle? {
        row.text("sector") == totalTitle ? .bold : nil
    }

    private static let totalTitle = "合计"

    private static let figures = [
        ("found", "当日排查"), ("closed", "当日销号"), ("unresolved", "未完成整改"), ("overdue", "逾期"),
        ("majorFound", "重大排查"), ("majorClosed", "重大销号"), ("majorUnresolved", "重大未整改"),
        ("overdueMajor", "重大逾期"),
    ]
}
