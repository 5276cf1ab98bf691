/// Raising, repeating, acknowledging and resolving (section 6).
extension Fold {
    mutating func raise(_ escalation: Escalation) throws {
        try state.save(escalation)
        news.append(.escalation(escalation))
    }

    func scheduleRepeat(of id: EscalationID) throws {
        try state.schedule(
            Timer(
                subject: id.subject, kind: .repeat(round: id.round, stage: id.stage, number: id.number),
                due: now + policy.escalations.repeatEvery))
    }

    /// Looks at the newest escalation of a stage again, and raises another one if nothing has come of it.
    mutating func repeatDue(_ id: EscalationID) throws {
        guard let newest = try state.escalation(id), newest.status != .resolved else { return }
        guard newest.status == .open || now - newest.raisedAt >= policy.escalations.repeatAcknowledgedAfter else {
            return try scheduleRepeat(of: id)
        }
        try raise(
            Escalation(
                id: id.next, reason: .repeat, recipients: policy.stage(id.stage)?.recipients ?? newest.recipients,
                raisedAt: now, area: newest.area, enterprise: newest.enterprise))
        try scheduleRepeat(of: id.next)
    }

    /// 签收: the first acknowledgement counts. It stops the 叫应, and the repeats of an incident's stage; nothing else.
    mutating func receive(_ acknowledgement: Acknowledged, of event: Event) throws -> Verdict {
        guard let id = EscalationID(event.subject), var escalation = try state.escalation(id) else {
            return .refused(.unknownEscalation)
        }
        guard escalation.status == .open else { return .accepted }
        escalation.status = .acknowledged
        escalation.acknowledgedBy = acknowledgement.by
        escalation.acknowledgedAt = event.time
        try state.save(escalation)
        try cancelTimers(of: id.subject) {
            $0.endsWithAcknowledgement(of: id, isIncidents: policy.incidents.isOwn(id.stage))
        }
        return .accepted
    }

    mutating func resolveEscalations(of subject: String, where applies: (EscalationID) -> Bool) throws {
        for var escalation in try state.unresolvedEscalations(of: subject) where applies(escalation.id) {
            escalation.status = .resolved
            escalation.resolvedAt = now
            try state.save(escalation)
            news.append(.escalationResolved(escalation))
        }
        try cancelTimers(of: subject) { timer in
            timer.escalation(of: subject).map(applies) ?? false
        }
    }

    private func cancelTimers(of subject: String, where applies: (Timer) -> Bool) throws {
        for timer in try state.timers(of: subject) where applies(timer) {
            try state.cancel(timer)
        }
    }
}

extension Timer {
    /// The escalation that the timer raises, or looks at; nil where it is about none.
    fileprivate func escalation(of subject: String) -> EscalationID? {
        switch kind {
        case .stage(let round, let stage), .unacknowledged(let round, let stage):
            EscalationID(subject: subject, round: round, stage: stage, number: 1)
        case .repeat(let round, let stage, let number):
            EscalationID(subject: subject, round: round, stage: stage, number: number)
        case .parked: nil
        }
    }

    fileprivate func endsWithAcknowledgement(of id: EscalationID, isIncidents: Bool) -> Bool {
        switch kind {
        case .unacknowledged(id.round, id.stage): true
        case .repeat(id.round, id.stage, _): isIncidents
        default: false
        }
    }
}
