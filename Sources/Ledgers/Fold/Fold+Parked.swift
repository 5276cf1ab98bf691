/// Early events (section 5).
extension Fold {
    func park(_ parked: ParkedEvent) throws {
        try state.park(parked)
        try state.schedule(parked.timer(after: policy.events.parkedFor))
    }

    /// One pass over the events that wait for the hazard: each is folded as if received now, or goes on waiting.
    mutating func takeUpParkedEvents(of hazard: String) throws {
        for parked in try state.parkedEvents(for: hazard).sorted(by: ParkedEvent.inTurn) {
            switch try isForbidden(parked) ? .refused(.forbidden) : settle(parked.event) {
            case .accepted: try release(parked, as: .unparked(parked))
            case .refused(let refusal): try release(parked, as: .parkedRefused(parked, refusal))
            case .parked: continue
            }
        }
    }

    /// Whose hazard it is was not known when the event came; what the office may do counts that is known by now.
    private func isForbidden(_ parked: ParkedEvent) throws -> Bool {
        guard let name = parked.office, let offices = rules.offices else { return false }
        return try offices.objection(to: parked.event, from: name, among: state) != nil
    }

    /// The parked event has waited for as long as the policy lets it.
    mutating func expire(_ position: Int64) throws {
        guard let parked = try state.parkedEvent(at: position) else { return }
        let known = try state.hazard(parked.event.subject) != nil
        try release(parked, as: .parkedRefused(parked, known ? .notRectified : .unknownHazard))
    }

    private mutating func release(_ parked: ParkedEvent, as outcome: News) throws {
        try state.unpark(parked.position)
        try state.cancel(parked.timer(after: policy.events.parkedFor))
        news.append(outcome)
    }
}

extension ParkedEvent {
    func timer(after span: Span) -> Timer {
        Timer(subject: event.subject, kind: .parked(position: position), due: receivedAt + span)
    }
}
