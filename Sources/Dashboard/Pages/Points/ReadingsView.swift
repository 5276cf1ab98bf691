import EventJSON
import Ledgers
import Words

/// What has become of the readings since the node started, and what sends readings without being known.
struct ReadingsView: TemplateView {
    let facts: [Fact]
    let unknown: TableView
    /// Told where states can't be saved.
    let failure: String?

    /// - Parameter overview: the answer to `points-overview`.
    /// - Returns: nil for who does not see everything.
    init?(_ overview: JSONValue, for visit: Visit) {
        guard visit.caller.areas.isEverywhere, let readings = overview["readings"], !readings.isNull else { return nil }
        let unknown = overview["unknown"]?.array ?? []
        facts = Self.facts(of: readings, saving: overview["saving"] ?? .null, for: visit)
        failure = overview["saving"]?["failing"] == true ? "监测点状态无法保存，读数未被确认，网关会重发；请查看节点日志" : nil
        var table = TableView(
            caption: Self.caption(overview["unknownPoints"]?.integer ?? unknown.count, shown: unknown.count),
            columns: Self.columns(for: visit), items: unknown, emptyText: "没有未登记的点在报读数")
        table.isTall = true
        self.unknown = table
    }

    private static func caption(_ count: Int, shown: Int) -> String {
        "未登记的监测点 \(count.grouped) 个" + (count > shown ? "，最近的 \(shown) 个" : "")
    }

    private static func facts(of readings: JSONValue, saving: JSONValue, for visit: Visit) -> [Fact] {
        guard case .object(let refused)? = readings["refused"] else { return known(readings, [], saving, visit) }
        return known(
            readings,
            refused.filter { ($0.value.integer ?? 0) > 0 }.map { ("拒收：\(RefusalWords.title(of: $0.name))", $0.value) },
            saving, visit)
    }

    private static func known(
        _ readings: JSONValue, _ refused: [(String, JSONValue)], _ saving: JSONValue, _ visit: Visit
    ) -> [Fact] {
        let counts = [("已收", readings["taken"] ?? .null), ("重复", readings["repeated"] ?? .null)] + refused
        return Fact.known(
            counts.map { ($0, $1.integer?.grouped ?? "") }
                + [
                    ("最近保存", saving.instant("savedAt").map { "\(visit.age(of: $0))前" } ?? ""),
                    ("丢失的分钟值", saving["lostMinutes"]?.integer.flatMap { $0 > 0 ? $0.grouped : nil } ?? ""),
                ])
    }

    private static func columns(for visit: Visit) -> [ListColumn] {
        [
            ListColumn("编号", "point", style: .code), PointColumns.count,
            .time("首次", "firstAt", visit), .time("最近", "lastAt", visit),
        ]
    }
}
