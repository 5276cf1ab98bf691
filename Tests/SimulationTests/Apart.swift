import Foundation

/// Works on a thread of its own: what computes for seconds would keep other tests from the few threads that all tasks share.
func apart<Outcome: Sendable>(_ work: @escaping @Sendable () -> Outcome) async -> Outcome {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: work()) }
    }
}
