public import Monitoring

extension FaultTally {
    /// What two nodes know of the same: neither knows how much of its count the other has, so the larger one counts.
    public func combined(with other: FaultTally) -> FaultTally {
        FaultTally(
            count: max(count, other.count), firstAt: min(firstAt, other.firstAt), lastAt: max(lastAt, other.lastAt))
    }
}
