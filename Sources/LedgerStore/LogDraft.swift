public import Ledgers

/// A row of the log before it has its position.
public struct LogDraft: Hashable, Sendable {
    public enum Kind: Int, Sendable {
        /// Published by a producer, and accepted or parked.
        case event = 0
        /// Refused: a dead letter was made, or its count rose.
        case refusal = 1
        /// A timer fired.
        case timer = 2
        /// Brought about by a row before it.
        case news = 3
        /// The rules that hold from here on.
        case rules = 4
        /// The position and hash of the row before, signed.
        case checkpoint = 5
        /// What the node has done beside its ledgers; it changes none of them.
        case notice = 6

        /// Whether it may come again, and is looked for by source and id then.
        var isLookedUp: Bool { self == .event || self == .notice }
    }

    public var kind: Kind
    /// When it was received, or fired.
    public var at: Instant
    public var source: String
    public var id: String
    public var type: String
    public var subject: String
    /// The area that it is about; ``noArea`` where it is about none.
    public var area: String
    /// The office that sent it; nil for what the node writes itself, and where nobody is told from anybody else.
    public var office: String?
    /// A CloudEvent in structured JSON.
    public var body: [UInt8]
    /// What has become of it; for events only.
    public var standing: EventStanding
    /// Written while the node ran on a test clock.
    public var isTest: Bool

    public static let noArea = "none"

    public init(
        kind: Kind, at: Instant, source: String, id: String, type: String, subject: String, area: String?,
        office: String? = nil, body: [UInt8], standing: EventStanding = .folded, isTest: Bool
    ) {
        self.kind = kind
        self.at = at
        self.source = source
        self.id = id
        self.type = type
        self.subject = subject
        self.area = area ?? Self.noArea
        self.office = office
        self.body = body
        self.standing = standing
        self.isTest = isTest
    }

    /// What it is published as: `<type>.<area>`.
    public var topic: String { "\(type).\(area)" }
}
