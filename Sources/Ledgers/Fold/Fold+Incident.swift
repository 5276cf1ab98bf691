/// Incidents (section 6).
extension Fold {
    mutating func receive(_ report: IncidentReport, of event: Event) throws -> Verdict {
        guard report.occurredAt <= event.time else { return .refused(.occurredAfterReport) }
        var incident: Incident
        if let known = try state.incident(event.subject) {
            incident = known
            try count(report, of: &incident, at: event.time)
            // An older report that arrives late only counts.
            guard event.time >= incident.latestReport else {
                try state.save(incident)
                return .accepted
            }
            update(&incident, with: report, at: event.time)
        } else {
            incident = Incident(
                number: event.subject, report: report,
                incidentClass: report.figures.incidentClass(by: policy.incidents.thresholds), reportedAt: event.time)
            try judgeFirst(report, of: &incident, at: event.time)
        }
        try escalate(&incident, at: event.time)
        try state.save(incident)
        return .accepted
    }

    private mutating func judgeFirst(_ report: IncidentReport, of incident: inout Incident, at time: Instant) throws {
        incident.late = time - report.occurredAt > policy.incidents.lateAfter
        if incident.late {
            incident.lateMinutes = (time - report.occurredAt).wholeMinutes
            try raise(policy.incidents.lateReport, round: 1, of: incident)
        }
        if try state.hasOpenMajorHazard(of: report.enterprise, dueBefore: today) {
            try raise(policy.incidents.openHazard, round: 1, of: incident)
        }
    }

    private mutating func count(_ report: IncidentReport, of incident: inout Incident, at time: Instant) throws {
        incident.reports += 1
        guard time < incident.earliestReport else { return }
        incident.earliestReport = time
        try judgeAgain(report, of: &incident, at: time)
    }

    private func update(_ incident: inout Incident, with report: IncidentReport, at time: Instant) {
        incident.latestReport = time
        incident.report = report
        incident.incidentClass = report.figures.incidentClass(by: policy.incidents.thresholds)
    }

    /// An earlier report has turned up: whether the incident was reported late is for it to say.
    private mutating func judgeAgain(_ report: IncidentReport, of incident: inout Incident, at time: Instant) throws {
        guard incident.late else { return }
        incident.late = time - report.occurredAt > policy.incidents.lateAfter
        incident.lateMinutes = incident.late ? (time - report.occurredAt).wholeMinutes : 0
        if !incident.late {
            let code = policy.incidents.lateReport.code
            try resolveEscalations(of: incident.number) { $0.stage == code }
        }
    }

    private mutating func escalate(_ incident: inout Incident, at time: Instant) throws {
        let isFatal = incident.report.figures.deathsAndMissing > 0
        guard isFatal || incident.incidentClass >= policy.incidents.graveFrom else { return }
        try enter(incident, at: time)
        if isFatal { try watch(Watched(kind: .enterprise, name: incident.report.enterprise.name), for: .fatalIncident) }
        if let escalated = incident.escalatedClass, incident.incidentClass <= escalated { return }
        incident.escalatedClass = incident.incidentClass
        incident.round += 1
        try raise(policy.incidents.incident, round: incident.round, of: incident)
    }

    private func enter(_ incident: Incident, at time: Instant) throws {
        for rule in rules.catalog.ledgers where rule.incidents != nil {
            guard try state.entry(of: incident.number, in: rule.code) == nil else { continue }
            try state.save(LedgerEntry.opened(rule.code, subject: incident.number, at: time))
        }
    }

    private mutating func raise(_ stage: Stage, round: Int, of incident: Incident) throws {
        let id = EscalationID(subject: incident.number, round: round, stage: stage.code, number: 1)
        try raise(
            Escalation(
                id: id, reason: .event, recipients: stage.recipients, raisedAt: now, area: incident.report.area,
                enterprise: incident.report.enterprise.name))
        try scheduleRepeat(of: id)
    }
}
