import EventJSON
import Ledgers
import Words

/// How hazards are shown in lists.
enum HazardColumns {
    static func all(for visit: Visit) -> [ListColumn] {
        [number("编号", "hazard"), level, state(on: visit.today), deadline] + place + [
            ListColumn("风险", .text) { riskColour(of: $0) },
            ListColumn("描述", "details", "description", style: .long),
        ]
    }

    /// Where all are overdue.
    static func overdue(for visit: Visit) -> [ListColumn] {
        [number("编号", "hazard"), level, state(on: visit.today), deadline] + place
    }

    static let place = [
        ListColumn("属地", "area", style: .code), ListColumn("行业领域", "sector"),
        ListColumn("企业", "enterprise", "name", style: .long),
    ]

    static func number(_ title: String, _ name: String) -> ListColumn {
        ListColumn(title, .code) { ListCell($0.text(name), address: address(of: $0.text(name))) }
    }

    static func address(of number: String) -> String { "/hazards/\(FormFields.encoded(number))" }

    static let level = ListColumn("等级") { item in
        ListCell(HazardLevel.title(of: item.text("level")), tone: item.text("level") == "major" ? .warn : nil)
    }

    static func state(on today: LocalDate) -> ListColumn {
        ListColumn("状态") { stateCell(of: $0, on: today) }
    }

    static func stateCell(of item: JSONValue, on today: LocalDate) -> ListCell {
        if let days = Overdue(today: today).days(of: item) { return ListCell("逾期 \(days) 天", tone: .alarm) }
        let state = item.text("state")
        return ListCell(Hazard.State.title(of: state), tone: Hazard.State(rawValue: state).flatMap(tone))
    }

    static let deadline = ListColumn("整改期限", "deadline", style: .code)

    private static func riskColour(of item: JSONValue) -> ListCell {
        ListCell(item["details"]?["riskColour"]?.string.map(RiskColour.title) ?? "")
    }

    private static func tone(of state: Hazard.State) -> ListCell.Tone? {
        switch state {
        case .open: .calm
        case .rectified: .warn
        case .closed: .done
        case .withdrawn: .dim
        }
    }
}
