import EventJSON
import Tables

/// The ledgers with their counts, and what they come to.
struct LedgerList {
    let ledgers: [JSONValue]

    func print(as format: OutputOptions.Format) {
        let shown = format == .table ? ledgers + [total] : ledgers
        List(
            columns: [
                List.Column("ledger", "code"), List.Column("台账", "title"),
                .figure("open", "open").styled { $0["open"] == 0 ? .dim : nil },
                .figure("closed", "closed"), .figure("withdrawn", "withdrawn"), .figure("all", "all"),
            ],
            items: shown.map { $0.adding("all", JSONValue(all(of: $0))) },
            rowStyle: { $0.text("code") == "total" ? .bold : nil }
        ).print(as: format)
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
