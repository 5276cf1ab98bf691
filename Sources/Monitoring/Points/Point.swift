public import Ledgers

/// 监测点: a place that is measured all the time, what it may read, and what it means where it reads something else
/// (monitoring, section 10.1).
public struct Point: Hashable, Sendable {
    /// 1 to 64 visible ASCII characters without `/`; the subject of its readings.
    public var id: String
    /// What people call it, 1 to 100 characters: 1201工作面T1.
    public var name: String
    public var enterprise: Enterprise
    /// As in an event: 6, 9 or 12 digits, or a zone.
    public var area: String
    /// 行业领域, one of the policy's.
    public var sector: String
    /// What is measured, as the policy names it: `methane`. `[a-z][a-z0-9-]{0,63}`
    public var kind: String
    /// What people call that, 1 to 50 characters: 甲烷.
    public var title: String
    /// The one unit that its readings are in, 1 to 20 characters: `%`, `mm/d`.
    public var unit: String
    /// By rank: the level, then the order in which they are written. None, where a point is watched for silence alone.
    public var thresholds: [Threshold]
    /// How often it is expected to be heard.
    public var interval: Span
    /// What can be measured at all; beyond it a value is implausible. Nil: anything.
    public var plausible: ClosedRange<Double>?
    /// How much the value can change in a minute; what changes faster is implausible. Nil: anything.
    public var largestChangePerMinute: Double?
    /// What it is for the point to be silent (监测失效).
    public var silence: Consequence
    /// What goes into its hazards beside that.
    public var responsibility: Responsibility

    public init(
        id: String, name: String, enterprise: Enterprise, area: String, sector: String, kind: String, title: String,
        unit: String, thresholds: [Threshold] = [], interval: Span, plausible: ClosedRange<Double>? = nil,
        largestChangePerMinute: Double? = nil, silence: Consequence = Consequence(level: .general),
        responsibility: Responsibility = Responsibility()
    ) {
        self.id = id
        self.name = name
        self.enterprise = enterprise
        self.area = area
        self.sector = sector
        self.kind = kind
        self.title = title
        self.unit = unit
        self.thresholds = thresholds
        self.interval = interval
        self.plausible = plausible
        self.largestChangePerMinute = largestChangePerMinute
        self.silence = silence
        self.responsibility = responsibility
    }
}
