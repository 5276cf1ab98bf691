/// The ladder that an open major hazard climbs, and the wait for 复查验收 (section 6).
extension Fold {
    mutating func follow(_ course: EscalationCourse, of hazard: inout Hazard) throws {
        guard course != .goesOn else { return }
        // An incident may bear the same number; its escalations are its own.
        try resolveEscalations(of: hazard.number) { [incidents = policy.incidents] in !incidents.isOwn($0.stage) }
        guard course != .ends else { return }
        hazard.round += 1
        hazard.raisedStage = nil
        if course == .climbs { try planLadder(of: &hazard) }
        if course == .awaitsVerification { try planVerification(of: hazard) }
    }

    /// Schedules the stages to come and raises the highest of those that are due already. 瓦斯超限 is 比照事故调查: there the highest
    /// of all is raised at once (monitoring, 10.3).
    private mutating func planLadder(of hazard: inout Hazard) throws {
        var due: Int?
        for (index, step) in policy.escalations.ladder.enumerated() {
            let instant = self.due(step, of: hazard)
            if instant <= now {
                due = index
            } else {
                try state.schedule(
                    Timer(
                        subject: hazard.number, kind: .stage(round: hazard.round, stage: step.stage.code), due: instant)
                )
            }
        }
        if policy.monitoring.raisesAtOnce(hazard) {
            try raise(policy.escalations.ladder.count - 1, of: &hazard, because: .event)
            if let due { try noteOverdue(&hazard, raised: due) }
        } else if let due {
            try raise(due, of: &hazard, because: .schedule)
        }
    }

    private func due(_ step: LadderStage, of hazard: Hazard) -> Instant {
        policy.zone.firstInstant(of: hazard.deadline + 1 + step.days)
    }

    private func planVerification(of hazard: Hazard) throws {
        let due = policy.zone.firstInstant(of: today + 1 + policy.escalations.verifyWithinDays)
        let stage = policy.escalations.verify.code
        try state.schedule(Timer(subject: hazard.number, kind: .stage(round: hazard.round, stage: stage), due: due))
    }

    /// Raises a stage of the ladder. Those below it that were skipped count as raised, and their recipients are told.
    private mutating func raise(_ index: Int, of hazard: inout Hazard, because reason: Escalation.Reason) throws {
        let ladder = policy.escalations.ladder
        let step = ladder[index]
        let first = (raisedIndex(of: hazard) ?? -1) + 1
        let recipients = ladder[first...index].flatMap(\.stage.recipients).uniqued()
        let id = EscalationID(subject: hazard.number, round: hazard.round, stage: step.stage.code, number: 1)
        hazard.raisedStage = step.stage.code
        try raise(
            Escalation(
                id: id, reason: reason, recipients: recipients, raisedAt: now, area: hazard.area,
                enterprise: hazard.enterprise.name))
        try scheduleAnswer(to: id, isLast: index == ladder.count - 1, mustBeAcknowledged: step.mustBeAcknowledged)
        // What is raised at once is not overdue.
        if reason != .event { try noteOverdue(&hazard, raised: index) }
    }

    private func scheduleAnswer(to id: EscalationID, isLast: Bool, mustBeAcknowledged: Bool) throws {
        if isLast {
            try scheduleRepeat(of: id)
        } else if mustBeAcknowledged {
            try state.schedule(
                Timer(
                    subject: id.subject, kind: .unacknowledged(round: id.round, stage: id.stage),
                    due: now + policy.escalations.acknowledgeWithin))
        }
    }

    /// A hazard that is raised as overdue for the first time counts against its enterprise for ever.
    private mutating func noteOverdue(_ hazard: inout Hazard, raised index: Int) throws {
        guard hazard.overdueFor == nil, index >= policy.escalations.overdueIndex else { return }
        hazard.overdueFor = hazard.enterprise.name
        try state.save(hazard)
        if try state.hazardsOverdue(for: hazard.enterprise.name) >= policy.watchlist.overdueMajors {
            try watch(Watched(kind: .enterprise, name: hazard.enterprise.name), for: .overdueMajor)
        }
    }

    private func raisedIndex(of hazard: Hazard) -> Int? {
        hazard.raisedStage.flatMap(policy.escalations.index(of:))
    }
}

/// The hazards' timers.
extension Fold {
    /// A stage comes due by the calendar.
    mutating func stageDue(_ code: String, round: Int, of subject: String) throws {
        guard var hazard = try state.hazard(subject), hazard.round == round else { return }
        if code == policy.escalations.verify.code {
            try raiseVerify(of: hazard)
        } else if let index = policy.escalations.index(of: code) {
            if try mayRaise(index, of: hazard) {
                try raise(index, of: &hazard, because: .schedule)
                try state.save(hazard)
            } else if hazard.state == .open, policy.monitoring.raisesAtOnce(hazard) {
                try noteOverdue(&hazard, raised: index)
                try state.save(hazard)
            }
        }
    }

    /// 叫应: a stage was not acknowledged in time, so the next one is raised.
    mutating func unacknowledged(_ code: String, round: Int, of subject: String) throws {
        let id = EscalationID(subject: subject, round: round, stage: code, number: 1)
        guard try state.escalation(id)?.status == .open, var hazard = try state.hazard(subject), hazard.round == round,
            let index = policy.escalations.index(of: code), try mayRaise(index + 1, of: hazard)
        else { return }
        try raise(index + 1, of: &hazard, because: .unacknowledged)
        try state.save(hazard)
    }

    /// A stage is raised once in a round, never after a higher one, and never where a higher one was missed as well.
    private func mayRaise(_ index: Int, of hazard: Hazard) throws -> Bool {
        guard hazard.state == .open, index > raisedIndex(of: hazard) ?? -1 else { return false }
        return try !state.timers(of: hazard.number).contains { timer in
            guard timer.due <= now, case .stage(hazard.round, let stage) = timer.kind else { return false }
            return policy.escalations.index(of: stage) ?? -1 > index
        }
    }

    private mutating func raiseVerify(of hazard: Hazard) throws {
        guard hazard.state == .rectified else { return }
        let stage = policy.escalations.verify
        let id = EscalationID(subject: hazard.number, round: hazard.round, stage: stage.code, number: 1)
        try raise(
            Escalation(
                id: id, reason: .schedule, recipients: stage.recipients, raisedAt: now, area: hazard.area,
                enterprise: hazard.enterprise.name))
        try scheduleRepeat(of: id)
    }
}
