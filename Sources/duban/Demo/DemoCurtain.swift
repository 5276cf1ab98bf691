import Foundation
import Ledgers
import Tables

/// Puts the scene before people: drawn in place on a terminal, told line by line elsewhere.
struct DemoCurtain {
    private let screen: DemoScreen
    private var reel: DemoReel
    private let terminal = Terminal.standardOutput
    private let days: Int
    private var height = 0

    init(recording: DemoRecording, factor: Double) {
        let policy = Policy.shipped
        let firstDay = policy.zone.date(of: recording.start)
        days = policy.zone.date(of: recording.end) - firstDay + 1
        screen = DemoScreen(
            policy: policy, firstDay: firstDay, days: days, factor: factor, width: min(terminal.width - 1, 118),
            isStyled: terminal.isStyled)
        reel = DemoReel(screen: screen)
    }

    /// Hides the cursor, which would jump about.
    func raise() {
        if terminal.isInteractive { write("\u{1B}[?25l") }
    }

    mutating func show(_ scene: DemoScene) {
        guard terminal.isInteractive else {
            for line in reel.lines(scene) { write(line + "\n") }
            return
        }
        let lines = screen.frame(scene)
        let back = height > 0 ? "\u{1B}[\(height)A" : ""
        write(back + lines.map { "\r\u{1B}[2K\($0)\n" }.joined())
        height = lines.count
    }

    mutating func fall(_ scene: DemoScene) {
        show(scene)
        if terminal.isInteractive { write("\u{1B}[?25h") }
        let shown = min(days, max(1, screen.policy.zone.date(of: scene.now) - screen.firstDay + 1))
        write(DemoSummary(scene: scene, policy: screen.policy, days: shown, isStyled: terminal.isStyled).text)
    }

    private func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
