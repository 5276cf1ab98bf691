public import Ledgers

extension PointState {
    /// By what one state of a point is newer than another: when the point was heard, or was taken from, last. The beginning of
    /// time where it never was.
    public var asOf: Instant {
        let never = Instant(milliseconds: .min)
        return max(latest?.receivedAt ?? never, heardAt ?? never)
    }
}
