public import Ledgers

/// An event that was refused: the first one of its source, id and code.
public struct DeadLetter: Hashable, Sendable {
    /// From 1, in the order in which they were made.
    public var number: Int64
    /// Nil where the event has none, or one that is no string.
    public var source: String?
    public var id: String?
    /// Who sent it; nil where nobody is told from anybody else.
    public var office: String?
    public var code: String
    public var message: String
    /// RFC 6901; nil where the event as a whole is refused.
    public var pointer: String?
    /// When the first one was refused.
    public var receivedAt: Instant
    /// How often it was refused.
    public var count: Int
    /// Bytes.
    public var size: Int
    /// Of the bytes, lower-case hexadecimal.
    public var sha256: String
    /// What was received; nil where it was too large to be kept.
    public var body: [UInt8]?

    public init(
        number: Int64, source: String?, id: String?, office: String? = nil, code: String, message: String,
        pointer: String?,
        receivedAt: Instant, count: Int = 1, size: Int, sha256: String, body: [UInt8]?
    ) {
        self.number = number
        self.source = source
        self.id = id
        self.office = office
        self.code = code
        self.message = message
        self.pointer = pointer
        self.receivedAt = receivedAt
        self.count = count
        self.size = size
        self.sha256 = sha256
        self.body = body
    }
}
