import EventJSON
import Ledgers
import Tables
import Words

/// Tells the scene line by line, where the output is no terminal: a line a day, and what leaders are told.
struct DemoReel {
    let screen: DemoScreen
    private var day: LocalDate?
    private var told: [String: Int] = [:]

    init(screen: DemoScreen) {
        self.screen = screen
    }

    /// What there is to say since the last call.
    mutating func lines(_ scene: DemoScene) -> [String] {
        let today = screen.policy.zone.date(of: scene.now)
        guard today != day else { return [] }
        defer { (day, told) = (today, scene.raised) }
        return [line(scene, today)]
    }

    private func line(_ scene: DemoScene, _ today: LocalDate) -> String {
        func figure(_ name: String) -> Int { scene.overview[name]?.integer ?? 0 }
        let raised = screen.policy.escalations.ladder.compactMap { step -> String? in
            let new = (scene.raised[step.stage.code] ?? 0) - (told[step.stage.code] ?? 0)
            return new > 0 ? "\(step.stage.title) +\(new)" : nil
        }
        return
            "\(today.iso8601)  found \(DemoText.right(figure("found"), 5))  open \(DemoText.right(figure("open"), 4))"
            + "  overdue \(DemoText.right(figure("overdue"), 3)) (major \(DemoText.right(figure("overdueMajor"), 2)))"
            + "  \(raised.joined(separator: " "))"
    }
}
