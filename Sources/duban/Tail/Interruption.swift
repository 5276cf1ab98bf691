import Foundation
import Synchronization

/// Whether somebody wants an end: Ctrl-C, or SIGTERM.
enum Interruption {
    private static let wanted = Atomic(false)

    static var isWanted: Bool { wanted.load(ordering: .relaxed) }

    /// From here on the first signal is only remembered. A second one ends the process at once.
    static func listen() {
        _ = isWanted
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                Interruption.wanted.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }
}
