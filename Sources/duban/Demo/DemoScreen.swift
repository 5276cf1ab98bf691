import EventJSON
import Ledgers
import Tables
import Words

/// Draws the scene for a terminal: every frame over the one before.
struct DemoScreen {
    let policy: Policy
    /// The first day of the recording, for counting days.
    let firstDay: LocalDate
    let days: Int
    /// How many times as fast as in life.
    let factor: Double
    let width: Int
    let isStyled: Bool

    func frame(_ scene: DemoScene) -> [String] {
        [header(scene), rule] + figures(scene) + [rule] + ledgers(scene) + [rule]
            + news("督办升级 escalations", scene.escalations.items.map(escalation), places: scene.escalations.limit)
            + news("签收 acknowledged", scene.acknowledgements.items.map(acknowledgement), places: 3)
            + news("销号 closed", scene.closings.items.map(closing), places: 3)
            + news("事故 incidents", scene.incidents.items.map(incident), places: 2)
            + [rule, traffic(scene)]
    }

    private var rule: String { styled(String(repeating: "─", count: width), .dim) }

    private func header(_ scene: DemoScene) -> String {
        let today = policy.zone.date(of: scene.now)
        let day = min(max(today - firstDay + 1, 1), days)
        let left = styled("督办 Duban", .bold) + "  一座城市的九十天 · ninety days of a city"
        let right = "\(DemoText.clock(scene.now, in: policy.zone))  day \(day)/\(days)  ×\(Int(factor))"
        let gap = width - DisplayWidth.of("督办 Duban  一座城市的九十天 · ninety days of a city") - DisplayWidth.of(right)
        return left + String(repeating: " ", count: max(1, gap)) + right
    }

    private func figures(_ scene: DemoScene) -> [String] {
        let overview = scene.overview
        func figure(_ name: String) -> Int { overview[name]?.integer ?? 0 }
        let overdue = "逾期 overdue \(figure("overdue")) (重大 major \(figure("overdueMajor")))"
        return [
            cut(
                "隐患 hazards  found \(figure("found")) · open \(figure("open")) (重大 major \(figure("openMajor"))) · "
                    + "待复查 rectified \(figure("rectified")) · 销号 closed \(figure("closed"))"),
            styled(overdue, figure("overdueMajor") > 0 ? .red : .green) + " · 一个不放心 watched \(figure("watched"))",
            cut("督办 raised  " + raised(scene)),
        ]
    }

    private func raised(_ scene: DemoScene) -> String {
        let stages = policy.escalations.ladder.map { "\($0.stage.title) \(scene.raised[$0.stage.code] ?? 0)" }
        return (stages + ["再次 repeats \(scene.repeats)"]).joined(separator: " · ")
    }

    private func ledgers(_ scene: DemoScene) -> [String] {
        let ledgers = scene.overview["ledgers"]?.array ?? []
        return ledgers.map { ledger in
            let open = ledger["open"]?.integer ?? 0
            let ended = (ledger["closed"]?.integer ?? 0) + (ledger["withdrawn"]?.integer ?? 0)
            return DemoText.padded(ledger["title"]?.string ?? "", 14)
                + DemoText.padded(ledger["code"]?.string ?? "", 16)
                + "open " + DemoText.right(open, 4) + "  closed " + DemoText.right(ended, 5) + "  "
                + bar(open: open, ended: ended)
        }
    }

    /// How much of a ledger is done.
    private func bar(open: Int, ended: Int) -> String {
        let space = max(10, width - 56)
        let total = open + ended
        let done = total == 0 ? 0 : ended * space / total
        return styled(String(repeating: "█", count: done), .green)
            + styled(String(repeating: "█", count: total == 0 ? 0 : space - done), .yellow)
    }

    private func news(_ title: String, _ lines: [String], places: Int) -> [String] {
        let shown = lines.prefix(places)
        return [styled(title, .bold)] + shown + Array(repeating: "", count: places - shown.count)
    }

    private func traffic(_ scene: DemoScene) -> String {
        let refused = scene.statuses.filter { $0.key >= 400 }.values.reduce(0, +)
        return
            "events \(scene.events) · 200 accepted \(scene.statuses[200] ?? 0) · 202 early \(scene.statuses[202] ?? 0) · "
            + "208 known \(scene.statuses[208] ?? 0) · 4xx refused \(refused)"
    }

    private func styled(_ text: String, _ style: TextStyle) -> String {
        isStyled ? style.applied(to: text) : text
    }
}

/// One line for each piece of news.
extension DemoScreen {
    func escalation(_ event: JSONValue) -> String {
        let data = event["data"] ?? .null
        let code = data["stage"]?.string ?? ""
        let title = policy.stage(code)?.title ?? code
        let recipients = data["to"]?.array?.compactMap(\.string).joined(separator: " ") ?? ""
        let line =
            "\(DemoText.time(event, in: policy.zone)) \(DemoText.padded(title, 16)) "
            + "\(data["subject"]?.string ?? "") (\(data["reason"]?.string ?? "")) → \(recipients)"
        return styled(line.printable.truncated(toColumns: width), DemoText.style(ofStage: code))
    }

    private func acknowledgement(_ event: JSONValue) -> String {
        cut(
            "\(DemoText.time(event, in: policy.zone)) \(event["subject"]?.string ?? "") by \(event["data"]?["by"]?.string ?? "")"
        )
    }

    private func closing(_ event: JSONValue) -> String {
        let data = event["data"] ?? .null
        let level = data["level"]?.string == "major" ? "重大" : "一般"
        return cut(
            "\(DemoText.time(event, in: policy.zone)) \(level) \(data["hazard"]?.string ?? "") "
                + "\(data["enterprise"]?["name"]?.string ?? "") \(data["sector"]?.string ?? "")")
    }

    func incident(_ event: JSONValue) -> String {
        let data = event["data"] ?? .null
        return cut(
            "\(DemoText.time(event, in: policy.zone)) \(event["subject"]?.string ?? "") "
                + "\(data["enterprise"]?["name"]?.string ?? "") \(data["description"]?.string ?? "")")
    }

    private func cut(_ line: String) -> String {
        line.printable.truncated(toColumns: width)
    }
}
