import Ledgers
package import ZeroMQ

/// What is taken in one turn: what is there, up to a share, so that others get their turn too.
extension Entrance {
    /// Requests, which are answered.
    /// - Parameter next: the next message, without waiting; nil where there is none.
    /// - Returns: nil where nothing is there.
    package func takeRequests(_ next: () -> Message?) -> IngestTurn? {
        var requests: [IngestRequest] = []
        var taken = Load()
        let now = clock.now
        while !taken.isShare(of: limits), requests.count < limits.eventsPerTurn, let message = next() {
            let request = IngestRequest(frames: message.frames, reader: reader, receivedAt: now)
            requests.append(request)
            taken += Load(of: request.events)
        }
        return requests.isEmpty ? nil : IngestTurn(requests)
    }

    /// Events that nobody would send again, and nobody waits for.
    /// - Parameter next: as in ``takeRequests(_:)``.
    /// - Returns: nil where nothing is there.
    package func takeEvents(_ next: () -> Message?) -> FeedTurn? {
        var events: [ReceivedEvent] = []
        var taken = Load()
        let now = clock.now
        while !taken.isShare(of: limits), let message = next() {
            let received = self.events(of: message, receivedAt: now)
            events += received
            taken += Load(of: received)
        }
        return events.isEmpty ? nil : FeedTurn(events)
    }

    /// The last frame is the body; what publishers put before it, such as a topic, is not interpreted.
    private func events(of message: Message, receivedAt: Instant) -> [ReceivedEvent] {
        reader.read(message.frames.last ?? [], receivedAt: receivedAt).1
    }
}
