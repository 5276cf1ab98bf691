/// What has sent readings without being a known point.
public struct UnknownPoint: Hashable, Sendable {
    /// Its id.
    public var point: String
    public var tally: FaultTally

    public init(point: String, tally: FaultTally) {
        self.point = point
        self.tally = tally
    }
}
