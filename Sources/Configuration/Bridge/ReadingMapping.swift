public import Monitoring

/// How a message, a line or a row becomes a reading.
public struct ReadingMapping: Hashable, Sendable {
    /// The id of the point.
    public var point: Template
    /// The number. Default: the whole payload.
    public var value: Template
    /// What it counts.
    public var unit: Template
    /// When it was measured; nil: when it was received.
    public var time: Template?
    /// Default RFC 3339.
    public var timeFormat = TimeFormat.rfc3339
    /// Nil: all is good.
    public var quality: Template?
    /// What the words of the quality mean. Default: `good`, `calibration` and `fault` themselves.
    public var words = Self.ownWords
    /// What any other word means; nil: it is refused.
    public var otherwise: Quality?

    public static let ownWords = Dictionary(uniqueKeysWithValues: Quality.allCases.map { ($0.rawValue, $0) })

    public init(point: Template, value: Template = .whole, unit: Template) {
        self.point = point
        self.value = value
        self.unit = unit
    }
}
