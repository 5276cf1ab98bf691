/// 整改完成
public struct Rectified: Hashable, Sendable, Codable {
    /// When the work was done; nil: the event's time.
    public var rectifiedAt: Instant?

    public init(rectifiedAt: Instant? = nil) {
        self.rectifiedAt = rectifiedAt
    }
}
