public import Ledgers

/// How a point stands. It is kept, so that a start goes on with it; the hazards themselves are in the log.
public struct PointState: Hashable, Sendable {
    public var point: String
    /// What was taken last.
    public var latest: Measurement?
    /// When a reading of any use (``Quality/good`` or ``Quality/calibration``) was received last.
    public var heardAt: Instant?
    /// When what was received last was of no use, and since when; nil where it was.
    public var faultySince: Instant?
    /// The minute that is not over yet.
    public var minute: MinuteAggregate?
    public var latches: [Latch] = []
    /// 超限
    public var breach: Episode?
    /// 监测失效
    public var silence: Episode?
    public var faults: [ReadingFault: FaultTally] = [:]
    /// Readings that were taken; repeated ones (``repeated``) do not count.
    public var taken = 0
    /// Readings that were measured no later than one taken before: sent twice, or too late.
    public var repeated = 0

    public init(point: String) {
        self.point = point
    }
}
