public import Ledgers

extension NodeEvent {
    /// What the fold's news is published as; nil for what shows only in an event's standing.
    public init?(_ news: News, position: Int64, at now: Instant) {
        switch news {
        case .escalation(let escalation):
            self.init(
                .escalation, id: escalation.id.description, position: position, subject: escalation.id.subject,
                time: escalation.raisedAt, data: escalation.json)
        case .escalationResolved(let escalation):
            self.init(
                .escalationResolved, id: "\(escalation.id)/resolved", position: position,
                subject: escalation.id.subject, time: now, data: escalation.json)
        case .hazardClosed(let hazard):
            self.init(
                .hazardClosed, position: position, subject: hazard.number, time: hazard.closedAt ?? now,
                data: hazard.json)
        case .watched(let entry):
            self.init(
                watching: entry.watched, [JSONMember("action", "add")] + entry.members, position: position, at: now)
        case .unwatched(let watched):
            self.init(
                watching: watched, [JSONMember("action", "remove")] + watched.members, position: position, at: now)
        case .unparked, .parkedRefused:
            return nil
        }
    }

    private init(watching watched: Watched, _ members: [JSONMember], position: Int64, at now: Instant) {
        self.init(
            .watchlist, position: position, subject: "watchlist/\(watched.kind.rawValue)", time: now,
            data: .object(members))
    }
}
