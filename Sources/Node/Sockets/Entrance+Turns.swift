import EventJSON
import Ledgers
package import ZeroMQ

/// What is taken in one turn: what is there, up to a share, so that others get their turn too.
extension Entrance {
    /// Requests, which are answered; what nobody vouches for is dropped.
    /// - Parameter next: the next message, without waiting; nil where there is none.
    /// - Returns: nil where nothing is there.
    package func takeRequests(_ next: () -> Message?) -> IngestTurn? {
        var requests: [IngestRequest] = []
        let now = clock.now
        let isEmpty = take(next) { message in
            guard let request = request(message, receivedAt: now) else { return Load() }
            requests.append(request)
            return Load(of: request.events)
        }
        guard !isEmpty else { return nil }
        let revision = judge(&requests)
        return IngestTurn(requests, savedBy: revision)
    }

    /// Events that nobody would send again, and nobody waits for.
    /// - Parameters:
    ///   - office: whose they are, where the node itself has connected to it; else each message tells.
    ///   - entrance: how they have come in.
    ///   - next: as in ``takeRequests(_:)``.
    /// - Returns: nil where nothing is there.
    package func takeEvents(
        from office: String? = nil, through entrance: EventEntrance = .feed, _ next: () -> Message?
    ) -> FeedTurn? {
        var events: [ReceivedEvent] = []
        let now = clock.now
        let isEmpty = take(next) { message in
            let received = self.events(of: message, from: office, receivedAt: now)
            events += received
            return Load(of: received)
        }
        guard !isEmpty else { return nil }
        if points.judge(&events, among: reception.offices) != nil { events.removeAll(where: \.isSettled) }
        return FeedTurn(events, through: entrance)
    }

    /// Judges the readings among the requests.
    /// - Returns: what they are saved by; nil where there were none.
    private func judge(_ requests: inout [IngestRequest]) -> Int? {
        guard requests.contains(where: \.hasReadings) else { return nil }
        var revision: Int?
        for index in requests.indices {
            guard let newer = points.judge(&requests[index].events, among: reception.offices) else { continue }
            requests[index].isMeasured = true
            revision = newer
        }
        return revision
    }

    /// - Parameter take: gives what a message weighs.
    /// - Returns: whether there was none.
    private func take(_ next: () -> Message?, _ take: (Message) -> Load) -> Bool {
        var (messages, taken) = (0, Load())
        while !taken.isShare(of: limits), messages < limits.eventsPerTurn, let message = next() {
            messages += 1
            taken += take(message)
        }
        return messages == 0
    }

    private func request(_ message: Message, receivedAt: Instant) -> IngestRequest? {
        switch reception.admit(message.userID) {
        case .stranger: nil
        case .revoked: IngestRequest(turnedAway: message.frames, with: .revoked, receivedAt: receivedAt)
        case .limited: IngestRequest(turnedAway: message.frames, with: .limited, receivedAt: receivedAt)
        case .admitted(let sender):
            IngestRequest(frames: message.frames, reader: reader, receivedAt: receivedAt).charged(to: sender)
        }
    }

    /// The last frame is the body; what publishers put before it, such as a topic, is not interpreted.
    private func events(of message: Message, from office: String?, receivedAt: Instant) -> [ReceivedEvent] {
        let admission = office.map(reception.admit(office:)) ?? reception.admit(message.userID)
        guard case .admitted(let sender) = admission else { return [] }
        return reader.read(message.frames.last ?? [], receivedAt: receivedAt).1.charged(to: sender)
    }
}

extension IngestRequest {
    fileprivate func charged(to sender: Sender?) -> IngestRequest {
        var request = self
        request.events = events.charged(to: sender)
        return request
    }
}

extension [ReceivedEvent] {
    /// The same events as the sender's, who has so much less left.
    fileprivate func charged(to sender: Sender?) -> [ReceivedEvent] {
        guard let sender else { return self }
        sender.allowance.charge(events: count, bytes: reduce(0) { $0 + $1.size })
        return map { received in
            var received = received
            (received.office, received.allowance) = (sender.office, sender.allowance)
            return received
        }
    }
}
