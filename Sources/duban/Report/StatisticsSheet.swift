import EventJSON
import Tables
import Words
import Workbooks

/// 附件3: the figures of each sector, and what they come to.
struct StatisticsSheet {
    let sectors: [JSONValue]
    private let isOfOneDay: Bool

    /// - Parameter statistics: an object of figures by sector.
    init(_ statistics: JSONValue, isOfOneDay: Bool) {
        self.isOfOneDay = isOfOneDay
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

    var columns: [List.Column] {
        [List.Column("行业领域", "sector")]
            + Self.figures.map { name, title in
                Self.figure(isOfOneDay ? title : title.replacing("当日", with: "本期"), name)
            }
    }

    /// The figures of each day of a longer report.
    static var columnsByDay: [List.Column] {
        [List.Column.day("日期", "date").sheet("日期", 14)]
            + figures.map { name, title in figure(title, name).sheet(title, 13, .center) }
    }

    /// As the notice's third sheet has them.
    static var sheetColumns: [List.Column] {
        [
            .figure("序号", "number").sheet("序号", 6, .center),
            List.Column("行业领域", "sector").sheet("行业领域", 20, .center),
        ]
            + [
                ("found", "排查隐患数"), ("majorFound", "其中：重大隐患"), ("closed", "已完成整改数"),
                ("majorClosed", "其中：重大隐患"), ("unresolved", "未完成整改数"), ("majorUnresolved", "其中：重大隐患"),
                ("overdue", "逾期未整改数"), ("overdueMajor", "其中：重大隐患"),
            ].map { name, title in List.Column.figure(title, name).sheet(title, 13, .center) }
    }

    static func style(of row: JSONValue) -> TextStyle? {
        row.text("sector") == totalTitle ? .bold : nil
    }

    private static func figure(_ title: String, _ name: String) -> List.Column {
        .figure(title, name).styled { $0[name] != 0 && name.hasPrefix("overdue") ? .red : nil }
    }

    private static let totalTitle = "合计"

    private static let figures = [
        ("found", "当日排查"), ("closed", "当日销号"), ("unresolved", "未完成整改"), ("overdue", "逾期"),
        ("majorFound", "重大排查"), ("majorClosed", "重大销号"), ("majorUnresolved", "重大未整改"),
        ("overdueMajor", "重大逾期"),
    ]
}
