import EventJSON
import Tables
import Words

/// The ledgers with their counts, and what they come to.
struct LedgerList {
    let ledgers: [JSONValue]

    func print(to output: OutputOptions) throws {
        let isForPeople = output.chosen == .table || output.chosen == .xlsx
        let shown = isForPeople ? ledgers + [total] : ledgers
        let list = List(
            columns: [
                List.Column("ledger", "code").sheet("代码", 16), List.Column("台账", "title").sheet("台账", 22),
                .figure("open", "open").styled { $0["open"] == 0 ? .dim : nil }.sheet("未销号", 10),
                .figure("closed", "closed").sheet("已销号", 10),
                .figure("withdrawn", "withdrawn").sheet("已撤销", 10), .figure("all", "all").sheet("合计", 10),
            ],
            items: shown.map { $0.adding("all", JSONValue(all(of: $0))) },
            rowStyle: { $0.text("code") == "total" ? .bold : nil }
        )
        try output.print(list, titled: "八个一批台账统计")
    }

    private static let statuses = ["open", "closed", "withdrawn"]

    private var total: JSONValue {
        let sums = Self.statuses.map { status in
            JSONMember(status, JSONValue(ledgers.reduce(0) { $0 + ($1[status]?.integer ?? 0) }))
        }
        return .object([JSONMember("code", "total"), JSONMember("title", "合计")] + sums)
    }

    private func all(of ledger: JSONValue) -> Int {
        Self.statuses.reduce(0) { $0 + (ledger[$1]?.integer ?? 0) }
    }
}
