import EventJSON
import Ledgers
import Reports
import Tables
import Words

/// 隐患清单日报 as the three sheets of the notice: 附件1, 附件2 and 附件3; of several days with the figures of each.
struct ReportSheets {
    /// 附件1: what is not rectified yet.
    let unresolved: [JSONValue]
    /// 附件2: what was closed in the period; `red` where it was found before (标红).
    let resolved: [JSONValue]
    /// 附件3: the figures by sector.
    let statistics: StatisticsSheet
    /// The figures by day; nothing for a report of one day.
    let days: [JSONValue]

    let period: ReportPeriod

    /// - Parameter report: the answer to the question `report`.
    init(_ report: JSONValue, of period: ReportPeriod) {
        let hazards = Dictionary(
            (report["hazards"]?.array ?? []).map { ($0.text("hazard"), $0) }, uniquingKeysWith: { first, _ in first })
        self.init(report, of: period) { hazards[$0.display] }
    }

    /// - Parameter hazard: what the report calls a hazard, and the hazard itself.
    init(_ report: JSONValue, of period: ReportPeriod, hazard: (JSONValue) -> JSONValue?) {
        let overdue = Overdue(today: period.overdueOn + 1)
        unresolved = Self.numbered((report["unresolved"]?.array ?? []).compactMap(hazard)).map(overdue.marking)
        resolved = Self.numbered(
            (report["resolved"]?.array ?? []).compactMap { entry in
                entry["hazard"].flatMap(hazard)?.adding("red", entry["red"] ?? false)
            })
        statistics = StatisticsSheet(report["statistics"] ?? .object([]), isOfOneDay: period.first == period.last)
        days = report["days"]?.array ?? []
        self.period = period
    }

    private static func numbered(_ rows: [JSONValue]) -> [JSONValue] {
        rows.enumerated().map { $1.adding("number", JSONValue($0 + 1)) }
    }

    var redCount: Int { resolved.count { $0["red"] == true } }

    /// The hazards of 附件1 and 附件2 as one list.
    func printCSV() {
        let rows = unresolved.map { $0.adding("sheet", "附件1") } + resolved.map { $0.adding("sheet", "附件2") }
        List(columns: ReportColumns.all(in: period.zone), items: rows).printCSV()
    }

    func printTables() {
        heading("附件1 安全生产隐患清单（未完成整改）", "\(unresolved.count)条")
        List(columns: ReportColumns.unresolved(in: period.zone), items: unresolved).printTable()
        print()
        heading("附件2 安全生产隐患清单（已完成整改）", "\(resolved.count)条，标红\(redCount)条")
        List(columns: ReportColumns.resolved(in: period.zone), items: resolved, rowStyle: Self.red).printTable()
        print()
        heading("附件3 安全生产隐患统计表", "\(statistics.sectors.count)个行业领域")
        List(
            columns: statistics.columns, items: statistics.sectors + [statistics.total], rowStyle: StatisticsSheet.style
        ).printTable()
        guard !days.isEmpty else { return }
        print()
        heading("逐日统计", "\(days.count)天")
        List(columns: StatisticsSheet.columnsByDay, items: days).printTable()
    }

    private func heading(_ title: String, _ count: String) {
        Heading.print("\(title)  \(period.code)  \(count)")
    }

    static func red(_ row: JSONValue) -> TextStyle? {
        row["red"] == true ? .red : nil
    }
}
