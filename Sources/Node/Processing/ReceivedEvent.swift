public import EventJSON
public import Ledgers

/// One event as it came in, with its receipt.
public struct ReceivedEvent: Sendable {
    /// On the heap: what was received is passed on many times.
    public indirect enum Content: Sendable {
        case event(DecodedEvent)
        /// It is refused before it is looked at.
        case refused(RefusedRequest)
        /// It is not looked at, and nothing is kept of it.
        case turnedAway(Reply)
    }

    public var content: Content
    /// Who sent it; nil where nobody is told from anybody else.
    public var office: String?
    /// Of a user of the HTTP side, who is in no list of offices.
    var rights: Office?
    /// How much the office may still send; nil: without bounds.
    var allowance: Allowance?
    public var receivedAt: Instant

    /// Bytes that it holds in memory.
    var size: Int {
        switch content {
        case .event(let decoded): decoded.body.count
        case .refused(let request): request.body?.count ?? 0
        case .turnedAway: 0
        }
    }

    public init(_ content: Content, from office: String? = nil, receivedAt: Instant) {
        self.content = content
        self.office = office
        self.receivedAt = receivedAt
    }
}
