/// One step of an escalation: its code, its name and whom it goes to.
public struct Stage: Hashable, Sendable, Codable {
    /// The code in ids and on the wire, `[a-z][a-z-]{0,31}`.
    public var code: String
    /// The Chinese name that people read.
    public var title: String
    /// Recipient roles, in the order in which they are told.
    public var recipients: [String]

    public init(code: String, title: String, recipients: [String]) {
        self.code = code
        self.title = title
        self.recipients = recipients
    }
}
