/// The steps of a hazard's life.
extension Hazard {
    /// Why nothing more can be done about a hazard that has come to its end; nil before that.
    var endedRefusal: Refusal? {
        switch state {
        case .open, .rectified: nil
        case .closed: .hazardClosed
        case .withdrawn: .hazardWithdrawn
        }
    }

    /// Whether something that happened at `time` speaks of an earlier rectification than the latest one.
    func isBeforeLatestRectification(_ time: Instant, skew: Span) -> Bool {
        guard let latestRectification else { return false }
        return time < latestRectification - skew
    }

    /// The deadline, or a new one where it lies before the local date of receipt.
    func renewedDeadline(today: LocalDate, by policy: Policy) -> LocalDate {
        deadline < today ? today + policy.hazards.renewedDeadlineDays : deadline
    }

    mutating func close(at time: Instant, receivedAt: Instant) {
        state = .closed
        closedAt = time
        closedReceivedAt = receivedAt
    }

    mutating func reopen(until deadline: LocalDate) {
        state = .open
        reopened += 1
        rectifiedAt = nil
        closedAt = nil
        closedReceivedAt = nil
        self.deadline = deadline
    }

    mutating func take(_ amended: Amended) {
        level = amended.level ?? level
        sector = amended.sector ?? sector
        area = amended.area ?? area
        enterprise = amended.enterprise ?? enterprise
        details.description = amended.description ?? details.description
        details.responsibleUnit = amended.responsibleUnit ?? details.responsibleUnit
        details.responsiblePerson = amended.responsiblePerson ?? details.responsiblePerson
        details.leadDepartment = amended.leadDepartment ?? details.leadDepartment
    }
}
