import CTaskHook
import DubanTestKit

/// Runs the jobs of Swift's concurrency on one thread, in an order drawn from a seed.
///
/// The runtime gives whatever becomes ready on its global executor to a hook: the jobs of tasks, detached and child tasks
/// and of default actors alike (`swift_task_enqueueGlobal_hook` of libswift_Concurrency). `CTaskHook` sets it once for
/// the process, takes the jobs of a thread that runs a simulation, and leaves those of all other threads alone. So
/// simulations run inside an ordinary test process, several at a time, and the code under test needs to know nothing.
///
/// What else there is would not hold. A task executor preference is not inherited by unstructured tasks such as an
/// alarm's: one that is forgotten would run on another thread, unseen. A custom global executor holds for a whole process,
/// which the test runner lives in.
///
/// A job that goes to sleep on a clock of the machine ends the process: such a simulation would not be one.
final class Scheduler: SerialExecutor, @unchecked Sendable {  // Safe: used on the one thread that runs it.
    private var ready: [UnownedJob] = []
    private var random: SplitMix64

    init(random: SplitMix64) {
        self.random = random
    }

    /// Takes over this thread for as long as `work` runs.
    func takingOver<Outcome>(_ work: () throws -> Outcome) rethrows -> Outcome {
        task_hook_enter(Unmanaged.passUnretained(self).toOpaque()) { scheduler, job in
            guard let scheduler, let job else { return }
            let taken = unsafeBitCast(job, to: UnownedJob.self)
            Unmanaged<Scheduler>.fromOpaque(scheduler).takeUnretainedValue().ready.append(taken)
        }
        defer { task_hook_leave() }
        return try work()
    }

    /// Runs one of the jobs that are ready.
    /// - Returns: which one of how many; nil where none is.
    func step() -> (picked: Int, of: Int)? {
        guard !ready.isEmpty else { return nil }
        let count = ready.count
        let picked = random.below(count)
        ready.swapAt(picked, count - 1)
        ready.removeLast().runSynchronously(on: asUnownedSerialExecutor())
        return (picked, count)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        ready.append(UnownedJob(job))
    }
}
