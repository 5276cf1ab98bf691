import EventJSON
import Ledgers
import Tables

/// 隐患清单日报 as the three sheets of the notice: 附件1, 附件2 and 附件3.
struct ReportSheets {
    /// 附件1: what is not rectified yet.
    let unresolved: [JSONValue]
    /// 附件2: what was closed on the date; `red` where it was found before (标红).
    let resolved: [JSONValue]
    /// 附件3: the figures by sector.
    let statistics: StatisticsSheet

    private let date: LocalDate
    private let zone: Zone

    /// - Parameter report: the answer to the question `report`.
    init(_ report: JSONValue, on date: LocalDate, in zone: Zone) {
        let hazards = Dictionary(
            (report["hazards"]?.array ?? []).map { ($0.text("hazard"), $0) }, uniquingKeysWith: { first, _ in first })
        let overdue = Overdue(today: date + 1)
        unresolved = Self.numbered((report["unresolved"]?.array ?? []).compactMap { hazards[$0.display] })
            .map(overdue.marking)
        resolved = Self.numbered(
            (report["resolved"]?.array ?? []).compactMap { entry in
                hazards[entry.text("hazard")]?.adding("red", entry["red"] ?? false)
            })
        statistics = StatisticsSheet(report["statistics"] ?? .object([]))
        self.date = date
        self.zone = zone
    }

    private static func numbered(_ rows: [JSONValue]) -> [JSONValue] {
        rows.enumerated().map { $1.adding("number", JSONValue($0 + 1)) }
    }

    func printTables() {
        heading("附件1 安全生产隐患清单（未完成整改）", "\(unresolved.count)条")
        List(columns: ReportColumns.unresolved(in: zone), items: unresolved).print(as: .table)
        let red = resolved.count { $0["red"] == true }
        print()
        heading("附件2 生产安全隐患清单（已完成整改）", "\(resolved.count)条，标红\(red)条")
        List(columns: ReportColumns.resolved(in: zone), items: resolved, rowStyle: Self.red).print(as: .table)
        print()
        heading("附件3 安全生产隐患统计表", "\(statistics.sectors.count)个行业领域")
        List(
            columns: StatisticsSheet.columns, items: statistics.sectors + [statistics.total],
            rowStyle: StatisticsSheet.style
        ).print(as: .table)
    }

    /// The hazards of 附件1 and 附件2 as one list.
    func printCSV() {
        let rows = unresolved.map { $0.adding("sheet", "附件1") } + resolved.map { $0.adding("sheet", "附件2") }
        List(columns: ReportColumns.all(in: zone), items: rows).print(as: .csv)
    }

    private func heading(_ title: String, _ count: String) {
        Heading.print("\(title)  \(date.iso8601)  \(count)")
    }

    private static func red(_ row: JSONValue) -> TextStyle? {
        row["red"] == true ? .red : nil
    }
}
