import EventJSON
import Ledgers
import Words

/// 退回件: what was refused, and why.
enum DeadLettersPage {
    static func list(for visit: Visit) -> ListPage {
        ListPage(
            title: "退回件", intro: "没有被接受的报送，原样保留。改正原因后可以重新处理。", question: "dead-letters",
            parameters: [JSONMember("order", "newest")], filters: [], columns: columns(for: visit),
            key: { $0["number"] ?? .null }, keyName: "before", keyFromAddress: { JSONValue(Int($0)) },
            emptyText: "没有退回件")
    }

    private static func columns(for visit: Visit) -> [ListColumn] {
        [
            ListColumn("编号", .code) {
                ListCell($0.text("number"), address: "/dead-letters/\(FormFields.encoded($0.text("number")))")
            },
            .time("收到", "receivedAt", visit),
            ListColumn("原因") { reason($0) },
            ListColumn("来源", .code) { ListCell($0.text("source"), detail: $0["office"]?.string) },
            ListColumn("事件", "id", style: .code), ListColumn("次数", "count", style: .figure),
            ListColumn("位置", "pointer", style: .code), ListColumn("说明", "message", style: .long),
        ] + actions(for: visit)
    }

    static func reason(_ item: JSONValue) -> ListCell {
        let code = item.text("code")
        return ListCell(RefusalWords.title(of: code), detail: code, tone: .warn)
    }

    private static func actions(for visit: Visit) -> [ListColumn] {
        guard visit.caller.role >= .administer, visit.caller.user != nil else { return [] }
        return [ListColumn("") { ListCell("", action: retrying($0.text("number"), next: visit.address)) }]
    }

    static func retrying(_ number: String, next: String) -> ActionForm {
        ActionForm(
            address: "/dead-letters/retry", kind: "retry", label: "重新处理",
            hidden: [
                ActionForm.Hidden(name: "number", value: number), ActionForm.Hidden(name: "next", value: next),
            ], about: "退回件 \(number)")
    }
}
