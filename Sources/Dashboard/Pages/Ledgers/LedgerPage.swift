import EventJSON
import Ledgers
import Words

/// One of the ledgers (“八个一批”台账).
enum LedgerPage {
    /// - Throws: ``HTTPFault`` where there is no ledger of this code.
    static func list(_ code: String, for visit: Visit) throws(HTTPFault) -> ListPage {
        guard let rule = visit.rules.catalog[code] else { throw .notFound }
        return ListPage(
            title: rule.title, intro: "台账 \(code) 的全部条目。", question: "ledger",
            parameters: [JSONMember("code", .string(code))],
            filters: [
                .text, ListFilter("status", "状态", LedgerEntry.Status.self), .area, .sector(of: visit),
                ListFilter("kind", "种类", .choice(kinds(of: rule))),
            ],
            columns: columns(of: rule, for: visit), key: { .string($0.text("subject")) }, emptyText: "台账里没有符合条件的条目")
    }

    private static func columns(of rule: LedgerRule, for visit: Visit) -> [ListColumn] {
        let subject =
            rule.hazards == nil
            ? ListColumn("编号", "subject", style: .code) : HazardColumns.number("编号", "subject")
        return [
            subject, ListColumn("状态") { status(of: $0, on: visit.today) },
            ListColumn("种类") { ListCell(kind(of: $0.text("kind"))) },
            ListColumn("整改期限", "deadline", style: .code), .time("立账", "openedAt", visit),
            .time("销账", "closedAt", visit),
        ] + HazardColumns.place + [ListColumn("描述", "description", style: .long)]
    }

    private static func status(of item: JSONValue, on today: LocalDate) -> ListCell {
        if let days = Overdue(today: today).days(of: item) { return ListCell("逾期 \(days) 天", tone: .alarm) }
        let status = item.text("status")
        let tones: [String: ListCell.Tone] = ["open": .calm, "closed": .done, "withdrawn": .dim]
        return ListCell(LedgerEntry.Status.title(of: status), tone: tones[status])
    }

    /// The level of a hazard, the kind of a measure or the class of an incident.
    private static func kind(of code: String) -> String {
        HazardLevel(rawValue: code)?.title ?? MeasureKind(rawValue: code)?.title ?? IncidentClass.title(of: code)
    }

    private static func kinds(of rule: LedgerRule) -> [ListFilter.Option] {
        let codes =
            (rule.hazards == nil ? [] : HazardLevel.allCases.map(\.rawValue))
            + MeasureKind.allCases.filter(rule.measures.contains).map(\.rawValue)
            + (rule.incidents == nil ? [] : IncidentClass.allCases.map(\.rawValue))
        return codes.map { ListFilter.Option(value: $0, title: kind(of: $0)) }
    }
}
