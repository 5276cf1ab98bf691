/// Events that are to be on disk together, and who waits for it.
struct PendingBatch {
    typealias Outcome = Result<UInt64, ProducerError>

    let events: [[UInt8]]
    let size: Int
    let continuation: CheckedContinuation<Outcome, Never>
}
