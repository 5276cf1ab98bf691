import EventJSON
import Foundation
import Ledgers
import Words

/// 督办: what was raised, to whom, and who has acknowledged it.
enum EscalationsPage {
    static func list(for visit: Visit) -> ListPage {
        ListPage(
            title: "督办", intro: "到期未改、复查超期和事故引起的督办，以及签收情况。", question: "escalations",
            parameters: [JSONMember("order", "newest")],
            filters: filters(for: visit), columns: columns(for: visit), key: { .string($0.text("id")) },
            emptyText: "没有符合条件的督办")
    }

    private static func filters(for visit: Visit) -> [ListFilter] {
        let stages = visit.policy.stages.map { ListFilter.Option(value: $0.code, title: $0.title) }
        return [
            ListFilter("status", "状态", Escalation.Status.self), ListFilter("stage", "级别", .choice(stages)), .area,
            ListFilter("subject", "隐患或事故编号", .text(hint: "完整编号")),
        ]
    }

    private static func columns(for visit: Visit) -> [ListColumn] {
        [ListColumn("督办", .code) { subject(of: $0, for: visit) }] + course(for: visit) + [
            ListColumn("属地", "area", style: .code), ListColumn("企业", "enterprise", style: .long),
        ] + actions(for: visit)
    }

    /// Where it is plain what they are about.
    static func ofOneHazard(for visit: Visit) -> [ListColumn] {
        [ListColumn("督办") { ListCell(turn(of: $0), inFiles: $0.text("id")) }] + course(for: visit)
            + actions(for: visit)
    }

    /// What has become of them.
    private static func course(for visit: Visit) -> [ListColumn] {
        [
            ListColumn("级别") { stage(of: $0, for: visit) },
            ListColumn("状态") { status(of: $0) },
            ListColumn("送达", .long) { ListCell(recipients(of: $0)) },
            .time("发出", "raisedAt", visit),
            ListColumn("签收", .code) {
                ListCell(visit.local($0, "acknowledgedAt"), detail: $0["acknowledgedBy"]?.string)
            },
        ]
    }

    /// 签收, for who may.
    private static func actions(for visit: Visit) -> [ListColumn] {
        guard visit.caller.role >= .acknowledge, visit.caller.user != nil else { return [] }
        return [ListColumn("") { ListCell("", action: acknowledging($0, for: visit)) }]
    }

    private static func acknowledging(_ item: JSONValue, for visit: Visit) -> ActionForm? {
        guard item.text("status") == Escalation.Status.open.rawValue else { return nil }
        let (id, own) = (item.text("id"), UUID().uuidString.lowercased())
        return ActionForm(
            address: "/escalations/acknowledge", kind: "acknowledge", label: "签收",
            hidden: [
                ActionForm.Hidden(name: "escalation", value: id), ActionForm.Hidden(name: "id", value: own),
                ActionForm.Hidden(name: "next", value: visit.address),
            ], about: id, noteLabel: "签收备注（可不填）", noteID: "note-\(own)")
    }

    private static func subject(of item: JSONValue, for visit: Visit) -> ListCell {
        let (stage, subject) = (item.text("stage"), item.text("subject"))
        let incidents = visit.policy.incidents
        let isIncident = [incidents.lateReport.code, incidents.openHazard.code, incidents.incident.code].contains(stage)
        return ListCell(
            subject, detail: turn(of: item), address: isIncident ? nil : HazardColumns.address(of: subject),
            inFiles: item.text("id"))
    }

    /// Of an id like `HZ-1/2/overdue/3`.
    private static func turn(of item: JSONValue) -> String {
        guard let id = EscalationID(item.text("id")) else { return item.text("id") }
        return "第 \(id.round) 轮 · 第 \(id.number) 次"
    }

    private static func stage(of item: JSONValue, for visit: Visit) -> ListCell {
        let code = item.text("stage")
        let reason = item.text("reason")
        return ListCell(
            visit.policy.stage(code)?.title ?? code,
            detail: reason == Escalation.Reason.schedule.rawValue ? nil : Escalation.Reason.title(of: reason))
    }

    private static func status(of item: JSONValue) -> ListCell {
        let status = item.text("status")
        let tones: [String: ListCell.Tone] = ["open": .alarm, "acknowledged": .calm, "resolved": .dim]
        return ListCell(Escalation.Status.title(of: status), tone: tones[status])
    }

    private static func recipients(of item: JSONValue) -> String {
        (item["to"]?.array ?? []).map { RecipientWords.title(of: $0.display) }.joined(separator: "、")
    }
}
