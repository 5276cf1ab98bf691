import EventJSON
import Foundation
import Hummingbird
import Ledgers
import Words

/// One hazard: what is known of it, and everything that has happened.
struct HazardPage: Sendable {
    let frame: PageFrame

    func add(to router: Router<DashboardContext>) {
        router.get("hazards/:number") { request, context in try await page(request, context) }
    }

    private func page(_ request: Request, _ context: DashboardContext) async throws -> Response {
        let visit = try frame.visit(request)
        guard let number = context.parameters.get("number")?.removingPercentEncoding else { throw HTTPFault.notFound }
        let answer = try await visit.ask("hazard", [JSONMember("hazard", .string(number))])
        let view = HazardView(answer, for: visit)
        return frame.page("隐患 \(number)", view, as: .hazard, for: visit)
    }
}

extension HazardView {
    init(_ answer: JSONValue, for visit: Visit) {
        let hazard = answer["hazard"] ?? .null
        let escalations = answer["escalations"]?.array ?? []
        let rows = answer["history"]?.array ?? []
        let state = HazardColumns.stateCell(of: hazard, on: visit.today)
        let level = HazardColumns.level.cell(hazard)
        self.init(
            number: hazard.text("hazard"), description: hazard.text("details", "description"), state: state.text,
            stateTone: state.tone?.rawValue, level: level.text, levelTone: level.tone?.rawValue,
            facts: Self.facts(of: hazard), dates: Self.dates(of: hazard, for: visit),
            steps: rows.map { Step($0, for: visit) }, stepCount: rows.count,
            table: escalations.isEmpty ? nil : Self.table(of: escalations, for: visit))
    }

    /// The newest first.
    private static func table(of escalations: [JSONValue], for visit: Visit) -> TableView {
        let newest = escalations.sorted {
            ($0.instant("raisedAt") ?? visit.now) > ($1.instant("raisedAt") ?? visit.now)
        }
        var table = TableView(
            caption: "督办", columns: EscalationsPage.ofOneHazard(for: visit), items: newest, emptyText: "没有督办")
        table.isTall = true
        return table
    }

    private static func facts(of hazard: JSONValue) -> [Fact] {
        let details = hazard["details"] ?? .null
        return Fact.known([
            ("企业", hazard.text("enterprise", "name")), ("统一社会信用代码", hazard.text("enterprise", "uscc")),
            ("属地", hazard.text("area")), ("行业领域", hazard.text("sector")),
            ("来源", FoundBy.title(of: details.text("foundBy"))),
            ("风险等级", details["riskColour"]?.string.map(RiskColour.title) ?? ""),
            ("牵头部门", details.text("leadDepartment")), ("责任单位", details.text("responsibleUnit")),
            ("责任人", details.text("responsiblePerson")), ("整改措施", details.text("measures")),
            ("整改资金（元）", details.text("fundsYuan")), ("应急预案", details.text("plan")),
            ("专项行动", details.text("campaign")), ("复发自", details.text("recurrenceOf")),
        ]) + (details["point"].map(measured) ?? [])
    }

    /// What a monitoring point has measured.
    private static func measured(_ point: JSONValue) -> [Fact] {
        guard let id = point["id"]?.string else { return [] }
        let limit = ThresholdSummary(point, unit: point.text("unit"))?.limit ?? ""
        return [Fact(name: "监测点", value: id, address: PointColumns.address(of: id))]
            + Fact.known([("实测", PointSummary(point).value), ("报警值", limit)])
    }

    private static func dates(of hazard: JSONValue, for visit: Visit) -> [Fact] {
        let (deadline, original) = (hazard.text("deadline"), hazard.text("originalDeadline"))
        let counted = { (name: String) in hazard[name]?.integer.flatMap { $0 > 0 ? "\($0) 次" : nil } ?? "" }
        return Fact.known([
            ("发现", visit.local(hazard, "foundAt")), ("整改期限", deadline),
            ("原期限", original == deadline ? "" : original), ("延期", counted("extensions")),
            ("整改反复", counted("reopened")), ("整改完成", visit.local(hazard, "rectifiedAt")),
            ("销号", visit.local(hazard, "closedAt")),
        ])
    }
}
