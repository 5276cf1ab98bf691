/// The events that the feed has taken in one turn: they are committed together.
package struct FeedTurn: Sendable {
    /// What they weigh.
    package let load: Load
    /// Whether nothing of it is for the log.
    package var isEmpty: Bool { events.isEmpty }
    private let events: [ReceivedEvent]
    private let entrance: EventEntrance

    init(_ events: [ReceivedEvent], through entrance: EventEntrance) {
        self.events = events
        self.entrance = entrance
        load = Load(of: events)
    }

    /// Hands the events over.
    /// - Parameter done: called once they are committed.
    package func submission(_ done: @escaping @Sendable () async -> Void) -> Submission {
        Submission(events, through: entrance, origin: .kept(done))
    }
}
