public import EventJSON
public import Ledgers
public import Monitoring

/// One event as it came in, with its receipt.
public struct ReceivedEvent: Sendable {
    /// On the heap: what was received is passed on many times.
    public indirect enum Content: Sendable {
        case event(DecodedEvent)
        /// It is refused before it is looked at.
        case refused(RefusedRequest)
        /// It goes to its point, and not into the log.
        case reading(DecodedReading)
        /// The first reading of a point that is refused for this.
        case misreading(RefusedReading)
        /// What a monitoring point tells.
        case transition(Transition)
        /// A reading that was judged; nothing more is to be done about it.
        case settled(Reply)
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
        case .reading(let reading): reading.size
        case .turnedAway, .transition, .misreading, .settled: 0
        }
    }

    /// - Parameter incoming: what came in, decoded.
    init(_ incoming: Incoming, receivedAt: Instant) {
        let content: Content =
            switch incoming {
            case .event(let decoded): .event(decoded)
            case .reading(let decoded): .reading(decoded)
            }
        self.init(content, receivedAt: receivedAt)
    }

    var isReading: Bool { if case .reading = content { true } else { false } }
    var isSettled: Bool { if case .settled = content { true } else { false } }

    public init(_ content: Content, from office: String? = nil, receivedAt: Instant) {
        self.content = content
        self.office = office
        self.receivedAt = receivedAt
    }
}
