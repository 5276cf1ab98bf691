/// A hazard's life (section 4) and its early events (section 5).
extension Fold {
    mutating func receiveOfHazard(_ event: Event, from office: String?, position: Int64) throws -> Verdict {
        switch try settle(event) {
        case .accepted:
            if event.mayFreeParkedEvents { try takeUpParkedEvents(of: event.subject) }
            return .accepted
        case .parked:
            try park(ParkedEvent(position: position, event: event, office: office, receivedAt: now))
            return .parked
        case .refused(let refusal):
            return .refused(refusal)
        }
    }

    /// Decides about an event of a hazard, and carries the decision out unless it has to wait or is refused.
    mutating func settle(_ event: Event) throws -> Verdict {
        let before = try state.hazard(event.subject)
        switch HazardDecision.decide(event, on: before, receivedOn: today, at: now, by: policy) {
        case .refused(let refusal): return .refused(refusal)
        case .waits: return .parked
        case .unchanged: return .accepted
        case .changed(let hazard, let course):
            try carryOut(hazard, course, before: before, at: event.time)
            return .accepted
        }
    }

    private mutating func carryOut(
        _ hazard: Hazard, _ course: EscalationCourse, before: Hazard?, at time: Instant
    ) throws {
        var hazard = hazard
        hazard.changedReceivedAt = now
        try enter(hazard, isNew: before == nil, at: time)
        if hazard.state == .closed { news.append(.hazardClosed(hazard)) }
        try follow(course, of: &hazard)
        try state.save(hazard)
        if hazard.reopened > before?.reopened ?? 0, hazard.reopened >= policy.watchlist.reopenings {
            try watch(Watched(kind: .enterprise, name: hazard.enterprise.name), for: .reopened)
        }
    }

    /// Keeps the hazard's entries in step with it.
    private func enter(_ hazard: Hazard, isNew: Bool, at time: Instant) throws {
        for rule in rules.catalog.ledgers {
            guard let hazards = rule.hazards else { continue }
            // A new one has an entry already only where a measure or an incident bears its number.
            if isNew, let first = hazards.entry(nil, in: rule.code, of: hazard, at: time), try state.add(first) {
                continue
            }
            let entry = try state.entry(of: hazard.number, in: rule.code)
            if let changed = hazards.entry(entry, in: rule.code, of: hazard, at: time) { try state.save(changed) }
        }
    }
}

extension Event {
    /// A hazard that is found, or rectified, may be what parked events wait for.
    fileprivate var mayFreeParkedEvents: Bool { type == .hazardFound || type == .rectified }
}
