public import Ledgers

/// 监测读数: what a point has measured, as it came in.
public struct Reading: Hashable, Sendable {
    /// Its id (the event's subject).
    public var point: String
    /// When it was measured.
    public var time: Instant
    public var value: Double
    public var unit: String
    public var quality: Quality

    public init(point: String, time: Instant, value: Double, unit: String, quality: Quality = .good) {
        self.point = point
        self.time = time
        self.value = value
        self.unit = unit
        self.quality = quality
    }
}
