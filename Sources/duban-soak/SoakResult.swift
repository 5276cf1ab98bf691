import Glibc
import Simulation

/// What has come of the seeds so far.
struct SoakResult {
    private(set) var seeds = 0
    private(set) var violations = 0
    private(set) var tally = Tally()

    /// Counts a run in, and tells of what it has found, with the command that finds it again.
    mutating func add(_ report: Report) {
        seeds += 1
        tally += report.tally
        violations += report.violations.count
        guard !report.violations.isEmpty else { return }
        print("seed \(report.seed): violated; again with: \(report.replay)")
        for violation in report.violations { print("  " + violation) }
        fflush(nil)
    }
}
