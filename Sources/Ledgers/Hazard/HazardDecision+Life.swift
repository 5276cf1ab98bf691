/// The state machine of section 4: `open` → `rectified` → `closed` (销号), or `withdrawn`.
extension HazardDecision {
    /// - Parameters:
    ///   - hazard: as it is; nil where its number is not known.
    ///   - today: the local date of receipt.
    ///   - now: the receipt.
    static func decide(
        _ event: Event, on hazard: Hazard?, receivedOn today: LocalDate, at now: Instant, by policy: Policy
    ) -> HazardDecision {
        if case .hazardFound(let found) = event.content {
            return hazard == nil ? self.found(found, event, at: now, by: policy) : .refused(.hazardExists)
        }
        guard let hazard else { return .waits }
        return switch event.content {
        case .rectified(let rectified): decide(rectified, event, on: hazard, at: now, by: policy)
        case .verified(let verified): decide(verified, event, on: hazard, today: today, at: now, by: policy)
        case .extended(let extended): decide(extended, on: hazard)
        case .amended(let amended): decide(amended, on: hazard, today: today, by: policy)
        case .withdrawn(let withdrawn): decide(withdrawn, event, on: hazard)
        default: .unchanged
        }
    }

    private static func found(
        _ found: HazardFound, _ event: Event, at now: Instant, by policy: Policy
    ) -> HazardDecision {
        let days = found.level == .major ? policy.hazards.majorDeadlineDays : policy.hazards.generalDeadlineDays
        let hazard = Hazard(
            number: event.subject, enterprise: found.enterprise, area: found.area, sector: found.sector,
            level: found.level, details: found.details,
            deadline: found.deadline ?? policy.zone.date(of: event.time) + days,
            foundAt: event.time, receivedAt: now)
        return .changed(hazard, found.level == .major ? .climbs : .goesOn)
    }

    private static func decide(
        _ rectified: Rectified, _ event: Event, on hazard: Hazard, at now: Instant, by policy: Policy
    ) -> HazardDecision {
        if let refusal = hazard.endedRefusal { return .refused(refusal) }
        guard hazard.state == .open else { return .unchanged }
        var hazard = hazard
        hazard.rectifiedAt = rectified.rectifiedAt ?? event.time
        hazard.latestRectification = event.time
        if policy.hazards.needsVerification(hazard.level) {
            hazard.state = .rectified
            return .changed(hazard, .awaitsVerification)
        }
        hazard.close(at: event.time, receivedAt: now)
        return .changed(hazard, .ends)
    }

    private static func decide(
        _ verified: Verified, _ event: Event, on hazard: Hazard, today: LocalDate, at now: Instant, by policy: Policy
    ) -> HazardDecision {
        if hazard.state == .withdrawn { return .refused(.hazardWithdrawn) }
        if hazard.state == .open || hazard.isBeforeLatestRectification(event.time, skew: policy.events.clockSkew) {
            return .waits
        }
        var hazard = hazard
        if verified.result == .failed {
            hazard.reopen(until: verified.newDeadline ?? hazard.renewedDeadline(today: today, by: policy))
            return .changed(hazard, hazard.level == .major ? .climbs : .ends)
        }
        guard hazard.state == .rectified else { return .unchanged }
        hazard.close(at: event.time, receivedAt: now)
        return .changed(hazard, .ends)
    }

    private static func decide(_ extended: Extended, on hazard: Hazard) -> HazardDecision {
        if let refusal = hazard.endedRefusal { return .refused(refusal) }
        guard hazard.state == .open else { return .refused(.notOpen) }
        guard extended.newDeadline > hazard.deadline else { return .refused(.deadlineNotLater) }
        var hazard = hazard
        hazard.deadline = extended.newDeadline
        hazard.extensions += 1
        return .changed(hazard, hazard.level == .major ? .climbs : .ends)
    }

    private static func decide(
        _ amended: Amended, on hazard: Hazard, today: LocalDate, by policy: Policy
    ) -> HazardDecision {
        if let refusal = hazard.endedRefusal { return .refused(refusal) }
        let level = amended.level ?? hazard.level
        if hazard.level == .major, level == .general, amended.approvedBy == nil { return .refused(.approvalRequired) }
        var after = hazard
        after.take(amended)
        guard hazard.state == .open, level != hazard.level else { return .changed(after, .goesOn) }
        guard level == .major else { return .changed(after, .endsRound) }
        after.deadline = hazard.renewedDeadline(today: today, by: policy)
        return .changed(after, .climbs)
    }

    private static func decide(_ withdrawn: Withdrawn, _ event: Event, on hazard: Hazard) -> HazardDecision {
        if let refusal = hazard.endedRefusal { return .refused(refusal) }
        if hazard.level == .major, withdrawn.approvedBy == nil { return .refused(.approvalRequired) }
        var hazard = hazard
        hazard.state = .withdrawn
        hazard.closedAt = event.time
        return .changed(hazard, .ends)
    }
}
