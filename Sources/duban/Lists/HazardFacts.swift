import EventJSON
import Ledgers
import Tables
import Words

/// Everything that is known of one hazard.
struct HazardFacts {
    let hazard: JSONValue
    let policy: Policy

    func print() {
        var facts = Facts()
        add(state, to: &facts)
        add(dates, to: &facts)
        add(details, to: &facts)
        facts.print()
    }

    private typealias Fact = (name: String, value: String, style: TextStyle?)

    private func add(_ some: [Fact], to facts: inout Facts) {
        for fact in some { facts.add(fact.name, fact.value, style: fact.style) }
    }

    private var state: [Fact] {
        let overdue = hazard["daysOverdue"]?.integer.map { "  overdue 逾期 \($0) days" } ?? ""
        return [
            ("state 状态", Hazard.State.titled(hazard.text("state")) + overdue, StateStyle.hazard(hazard)),
            ("level 等级", HazardLevel.titled(hazard.text("level")), nil),
            ("enterprise 企业", hazard.text("enterprise", "name"), nil),
            ("uscc 信用代码", hazard.text("enterprise", "uscc"), nil),
            ("area 属地", hazard.text("area"), nil), ("sector 行业领域", hazard.text("sector"), nil),
        ]
    }

    private var dates: [Fact] {
        let original = hazard.text("originalDeadline")
        return [
            ("deadline 整改期限", hazard.text("deadline"), nil),
            ("first deadline 原期限", original == hazard.text("deadline") ? "" : original, nil),
            ("extensions 延期", counted("extensions"), nil), ("reopened 整改反复", counted("reopened"), nil),
            ("found 发现", time("foundAt"), nil), ("rectified 整改完成", time("rectifiedAt"), nil),
            ("closed 销号", time("closedAt"), nil),
        ]
    }

    private var details: [Fact] {
        let details = hazard["details"] ?? .null
        let named = [
            ("description 描述", "description"), ("lead department 牵头部门", "leadDepartment"),
            ("responsible unit 责任单位", "responsibleUnit"), ("responsible person 责任人", "responsiblePerson"),
            ("measures 整改措施", "measures"), ("funds/yuan 资金", "fundsYuan"), ("plan 预案", "plan"),
            ("campaign 专项行动", "campaign"), ("recurrence of 复发自", "recurrenceOf"),
        ]
        return [("found by 来源", FoundBy.titled(details.text("foundBy")), nil)]
            + named.map { ($0.0, details.text($0.1), nil) }
            + [("risk colour 风险等级", details["riskColour"].map { RiskColour.titled($0.display) } ?? "", nil)]
    }

    private func counted(_ name: String) -> String {
        (hazard[name]?.integer).map { $0 > 0 ? "\($0)" : "" } ?? ""
    }

    private func time(_ name: String) -> String {
        hazard.instant(name).map(policy.zone.local) ?? ""
    }
}
