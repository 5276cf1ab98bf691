/// Who publishes, follows and asks: an office (安委办, 部门) or a gateway, known by its CURVE keys. What is not given to it
/// is not allowed.
public struct Office: Hashable, Sendable, Codable {
    /// Unique; it is in the log with every event of the office.
    public var name: String
    /// Its public CURVE keys, 40 characters of Z85 each: more than one while a key is being replaced.
    public var keys: [String]
    public var areas: AreaScope
    public var sources: [SourcePattern]
    /// What it may publish; ``EventType/acknowledged`` where it may acknowledge (签收).
    public var types: [EventType]
    /// Whether it may publish readings (监测读数).
    public var mayMeasure: Bool {
        get { measures == true }
        set { measures = newValue ? true : nil }
    }
    /// Nil where it may not: offices that were recorded before there were readings are the same as then.
    private var measures: Bool?
    /// Whether it may follow what happens: on the node's tail where it sees everything, else on ``tail``.
    public var mayFollow: Bool
    /// The ZeroMQ endpoint at which the node publishes for it alone; nil for none.
    public var tail: String?
    /// Whether it may ask about its areas.
    public var mayAsk: Bool
    public var limits: OfficeLimits

    public init(
        name: String, keys: [String], areas: AreaScope, sources: [SourcePattern] = [], types: [EventType] = [],
        mayMeasure: Bool = false, mayFollow: Bool = false, tail: String? = nil, mayAsk: Bool = false,
        limits: OfficeLimits = OfficeLimits()
    ) {
        self.name = name
        self.keys = keys
        self.areas = areas
        self.sources = sources
        self.types = types
        measures = mayMeasure ? true : nil
        self.mayFollow = mayFollow
        self.tail = tail
        self.mayAsk = mayAsk
        self.limits = limits
    }

    /// Whether there is anything at all that it may publish.
    public var mayPublish: Bool { !types.isEmpty || mayMeasure }
}
