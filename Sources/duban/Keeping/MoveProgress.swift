import Node
import Synchronization
import Tables

/// A progress bar for each stage of a move.
final class MoveProgress: Sendable {
    private struct Shown {
        var stage: MoveStage
        var reporter: ProgressReporter
    }

    private let shown = Mutex<Shown?>(nil)

    func update(_ stage: MoveStage, done: Int, of total: Int?) {
        shown.withLock { shown in
            if shown?.stage != stage {
                shown?.reporter.finish()
                shown = Shown(stage: stage, reporter: ProgressReporter(bar: stage.bar, total: total))
            }
            shown?.reporter.update(done: done)
        }
    }

    func finish() {
        shown.withLock { $0?.reporter.finish() }
    }
}

extension MoveStage {
    fileprivate var bar: ProgressBar {
        switch self {
        case .log: ProgressBar(label: "log", unit: "rows")
        case .state: ProgressBar(label: "state", unit: "items")
        case .verification: ProgressBar(label: "verify", unit: "rows")
        }
    }
}
