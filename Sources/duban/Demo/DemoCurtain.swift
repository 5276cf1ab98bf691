import Foundation
import Ledgers
import Tables

/// Puts the scene before people: drawn in place on a terminal, told line by line elsewhere.
struct DemoCurtain {
    private let screen: DemoScreen
    private var reel: DemoReel
    private let terminal = Terminal.standardOutput
    private let days: Int

    init(recording: DemoRecording, factor: Double) {
        let policy = Policy.shipped
        let firstDay = policy.zone.date(of: recording.start)
        days = policy.zone.date(of: recording.end) - firstDay + 1
        screen = DemoScreen(
            policy: policy, firstDay: firstDay, days: days, factor: factor, width: min(terminal.width - 1, 118),
            isStyled: terminal.isStyled)
        reel = DemoReel(screen: screen)
    }

    /// Clears the screen and hides the cursor, which would jump about.
    func raise() {
        if terminal.isInteractive { write("\u{1B}[2J\u{1B}[?25l") }
    }

    mutating func show(_ scene: DemoScene) {
        guard terminal.isInteractive else {
            for line in reel.lines(scene) { write(line + "\n") }
            return
        }
        let lines = screen.frame(scene).prefix(terminal.height - 1)
        write("\u{1B}[H" + lines.map { "\($0)\u{1B}[K\n" }.joined() + "\u{1B}[J")
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
