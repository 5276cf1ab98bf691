import Monitoring

/// What has become of readings since the node started.
struct ReadingCounts: Sendable {
    private(set) var taken = 0
    private(set) var repeated = 0
    private(set) var refused: [ReadingFault: Int] = [:]

    mutating func note(_ outcome: ReadingOutcome) {
        switch outcome {
        case .taken: taken += 1
        case .repeated: repeated += 1
        case .refused(let objection): refused[objection.fault, default: 0] += 1
        }
    }
}
