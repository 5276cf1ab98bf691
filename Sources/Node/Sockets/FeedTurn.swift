/// The events that the feed has taken in one turn: they are committed together.
package struct FeedTurn: Sendable {
    /// What they weigh.
    package let load: Load
    private let events: [ReceivedEvent]

    init(_ events: [ReceivedEvent]) {
        self.events = events
        load = Load(of: events)
    }

    /// Hands the events over.
    /// - Parameter done: called once they are committed.
    package func submission(_ done: @escaping @Sendable () async -> Void) -> Submission {
        Submission(events, origin: .kept(done))
    }
}
