extension Fold {
    /// Fires a timer: now is its due instant, or the present where it was missed.
    ///
    /// The timer is used up; one that is void by now brings nothing about.
    public mutating func fire(_ timer: Timer) throws {
        try state.cancel(timer)
        switch timer.kind {
        case .stage(let round, let stage):
            try stageDue(stage, round: round, of: timer.subject)
        case .unacknowledged(let round, let stage):
            try unacknowledged(stage, round: round, of: timer.subject)
        case .repeat(let round, let stage, let number):
            try repeatDue(EscalationID(subject: timer.subject, round: round, stage: stage, number: number))
        case .parked(let position):
            try expire(position)
        }
    }
}
