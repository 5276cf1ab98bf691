import EventJSON
import Ledgers
import Words

/// 事故险情. A figure that nobody has reported is left empty: it is not known to be nought.
enum IncidentsPage {
    static func list(for visit: Visit) -> ListPage {
        ListPage(
            title: "事故险情", intro: "已报告的事故和险情。没有报告过的数字留空，不等于零。", question: "incidents", filters: [],
            columns: columns(for: visit), key: { .string($0.text("incident")) }, emptyText: "没有报告过事故或险情")
    }

    private static func columns(for visit: Visit) -> [ListColumn] {
        [
            ListColumn("编号", "incident", style: .code),
            ListColumn("等级") { ListCell(IncidentClass.title(of: $0.text("class")), tone: tone(of: $0)) },
            .time("发生", "occurredAt", visit),
            ListColumn("死亡", "deaths", style: .figure), ListColumn("失踪", "missing", style: .figure),
            ListColumn("重伤", "seriousInjuries", style: .figure), ListColumn("轻伤", "minorInjuries", style: .figure),
            ListColumn("直接损失（元）", "directLossYuan", style: .figure),
            ListColumn("迟报") { late($0) }, ListColumn("续报", "reports", style: .figure),
        ] + HazardColumns.place + [ListColumn("经过", "description", style: .long)]
    }

    private static func late(_ item: JSONValue) -> ListCell {
        item["late"] == true ? ListCell("迟报 \(item.text("lateMinutes")) 分钟", tone: .alarm) : ListCell("")
    }

    private static func tone(of item: JSONValue) -> ListCell.Tone? {
        switch item.text("class") {
        case "considerable", "serious", "especially-serious": .alarm
        case "ordinary": .warn
        default: nil
        }
    }
}
