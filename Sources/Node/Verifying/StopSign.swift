import Synchronization

/// Tells work on a thread that is no task's that its task was cancelled.
final class StopSign: Sendable {
    private let isRaised = Atomic(false)

    func raise() {
        isRaised.store(true, ordering: .relaxed)
    }

    /// - Throws: `CancellationError` once it is raised.
    func heed() throws {
        if isRaised.load(ordering: .relaxed) { throw CancellationError() }
    }
}
