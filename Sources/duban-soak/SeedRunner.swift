import Foundation
import Simulation
import Synchronization
import Tables

/// Runs one seed after the other until its time is over, on all processors.
final class SeedRunner: Sendable {
    private struct State {
        var next: UInt64
        var result = SoakResult()
        var progress = ProgressReporter(bar: ProgressBar(label: "soaking", unit: "seeds"), total: nil)
    }

    private let state: Mutex<State>
    private let end: ContinuousClock.Instant

    init(from first: UInt64, for duration: Duration) {
        state = Mutex(State(next: first))
        end = .now + duration
    }

    func run() -> SoakResult {
        DispatchQueue.concurrentPerform(iterations: ProcessInfo.processInfo.activeProcessorCount) { _ in
            while let seed = next() { add(Simulation(seed: seed).run()) }
        }
        return state.withLock { state in
            state.progress.finish()
            return state.result
        }
    }

    private func next() -> UInt64? {
        guard .now < end else { return nil }
        return state.withLock { state in
            defer { state.next &+= 1 }
            return state.next
        }
    }

    private func add(_ report: Report) {
        state.withLock { state in
            if !report.violations.isEmpty { state.progress.finish() }
            state.result.add(report)
            state.progress.update(done: state.result.seeds)
        }
    }
}
