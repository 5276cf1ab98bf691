import DubanConfiguration
import EventJSON
import Ledgers
import Letters
import Words

extension SupervisionLetter {
    /// - Parameters:
    ///   - answer: to the question `letter`.
    ///   - number: the whole 发文字号; nil for one by the rule: code, year, and how many such escalations the log has of the year up to
    ///     this one.
    init?(
        _ answer: JSONValue, by policy: Policy, unit: String, settings: NodeConfiguration.Letters,
        number: String? = nil
    ) {
        let (hazard, escalation) = (answer["hazard"] ?? .null, answer["escalation"] ?? .null)
        guard let raised = escalation.instant("raisedAt"), let found = hazard.instant("foundAt"),
            let deadline = hazard.date("deadline"), let count = answer["number"]?.integer
        else { return nil }
        let (date, details) = (policy.zone.date(of: raised), hazard["details"] ?? .null)
        let enterprise = hazard.text("enterprise", "name")
        self.init(
            unit: unit, number: number ?? "\(settings.code)〔\(date.components.year)〕\(count)号", date: date,
            replyBy: date + settings.replyDays,
            recipient: Self.recipient(enterprise, details["responsibleUnit"]?.string),
            copies: Self.copies(of: escalation, leadDepartment: details["leadDepartment"]?.string),
            stage: policy.stage(escalation.text("stage"))?.title ?? escalation.text("stage"),
            hazard: Hazard(
                number: hazard.text("hazard"), enterprise: enterprise, area: hazard.text("area"),
                sector: hazard.text("sector"), description: details.text("description"),
                measures: details["measures"]?.string, foundOn: policy.zone.date(of: found),
                foundBy: FoundBy.title(of: details.text("foundBy")), deadline: deadline))
        isUnacknowledged = escalation["reason"]?.string == Escalation.Reason.unacknowledged.rawValue
        isRepeated = escalation["reason"]?.string == Escalation.Reason.repeat.rawValue
    }

    /// The enterprise answers for it; the unit that it has made responsible is often a part of it, whose name alone says little.
    private static func recipient(_ enterprise: String, _ unit: String?) -> String {
        guard let unit, unit != enterprise else { return enterprise }
        return unit.contains(enterprise) ? unit : "\(enterprise)（\(unit)）"
    }

    /// Those that the escalation goes to, but for who gets the letter and who writes it.
    private static func copies(of escalation: JSONValue, leadDepartment: String?) -> [String] {
        (escalation["to"]?.array ?? []).compactMap { role in
            switch role.string {
            case "responsible-unit", "city-office", nil: nil
            case "lead-department": leadDepartment ?? RecipientWords.title(of: "lead-department")
            case .some(let other): RecipientWords.title(of: other)
            }
        }
    }
}
