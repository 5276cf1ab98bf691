/// 隐患: a hazard as the log has it.
public struct Hazard: Hashable, Sendable, Codable {
    public enum State: String, Sendable, Codable, CaseIterable {
        case open
        /// Rectified, and waiting for 复查验收.
        case rectified
        /// 销号
        case closed
        /// 误报撤销
        case withdrawn
    }

    public var number: String
    public var enterprise: Enterprise
    public var area: String
    public var sector: String
    public var level: HazardLevel
    public var details: HazardDetails

    public var state: State = .open
    public var deadline: LocalDate
    /// The first deadline, kept for ever.
    public var originalDeadline: LocalDate
    public var extensions = 0
    public var reopened = 0
    public var foundAt: Instant
    public var rectifiedAt: Instant?
    public var closedAt: Instant?

    /// The `time` of the latest rectified that moved it out of `open`; what lies further before it speaks of an earlier one.
    public var latestRectification: Instant?
    /// When its hazard-found was received.
    public var foundReceivedAt: Instant
    /// When the event that closed it last was received; nil while it is not closed.
    public var closedReceivedAt: Instant?
    /// When the latest event that changed it was received.
    public var changedReceivedAt: Instant

    /// The round of its escalations; 0 before the first.
    public var round = 0
    /// The highest stage of the ladder that counts as raised in this round.
    public var raisedStage: String?
    /// The enterprise that it was first raised as overdue for; nil while it never was.
    public var overdueFor: String?

    public init(
        number: String, enterprise: Enterprise, area: String, sector: String, level: HazardLevel,
        details: HazardDetails, deadline: LocalDate, foundAt: Instant, receivedAt: Instant
    ) {
        self.number = number
        self.enterprise = enterprise
        self.area = area
        self.sector = sector
        self.level = level
        self.details = details
        self.deadline = deadline
        self.originalDeadline = deadline
        self.foundAt = foundAt
        self.foundReceivedAt = receivedAt
        self.changedReceivedAt = receivedAt
    }
}
