import Synchronization
import Tables

/// A progress bar that is moved from another thread.
final class SharedProgress: Sendable {
    private let reporter: Mutex<ProgressReporter>

    init(_ reporter: ProgressReporter) {
        self.reporter = Mutex(reporter)
    }

    func update(done: Int, of total: Int) {
        reporter.withLock { $0.update(done: done, of: total) }
    }

    func finish() {
        reporter.withLock { $0.finish() }
    }
}
