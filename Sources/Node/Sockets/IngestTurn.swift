import EventJSON
package import ZeroMQ

/// The requests that the ingest has taken in one turn: they are committed together.
package struct IngestTurn: Sendable {
    let requests: [IngestRequest]
    /// What they weigh.
    package let load: Load
    /// What its readings are saved by; nil where there are none.
    let revision: Int?
    private let events: [ReceivedEvent]

    init(_ requests: [IngestRequest], savedBy revision: Int? = nil) {
        self.requests = requests
        self.revision = revision
        events = requests.flatMap(\.events)
        load = Load(of: events)
    }

    /// Hands the events over.
    /// - Parameter answer: gets the reply messages, in the order of the requests, once they may be sent.
    package func submission(_ answer: @escaping @Sendable ([Message]) async -> Void) -> Submission {
        Submission(events, origin: .answered { await answer(messages(of: $0)) })
    }

    private func messages(of replies: [Reply]) -> [Message] {
        var replies = replies[...]
        return requests.map { request in
            defer { replies = replies.dropFirst(request.events.count) }
            return Message(request.envelope + [request.body(of: replies.prefix(request.events.count))])
        }
    }
}
