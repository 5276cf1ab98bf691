/// An early event (202): in the log, and waiting for another one.
public struct ParkedEvent: Hashable, Sendable, Codable {
    /// Its place in the log.
    public var position: Int64
    public var event: Event
    /// The office that sent it; nil where nobody was told from anybody else.
    public var office: String?
    /// When it was received; it waits from then on.
    public var receivedAt: Instant

    public init(position: Int64, event: Event, office: String? = nil, receivedAt: Instant) {
        self.position = position
        self.event = event
        self.office = office
        self.receivedAt = receivedAt
    }

    /// The order in which parked events are taken up: by `time`, at equal `time` a verified last, then by the log.
    static func inTurn(_ left: ParkedEvent, _ right: ParkedEvent) -> Bool {
        (left.event.time.milliseconds, left.turn, left.position)
            < (right.event.time.milliseconds, right.turn, right.position)
    }

    private var turn: Int { event.type == .verified ? 1 : 0 }
}
