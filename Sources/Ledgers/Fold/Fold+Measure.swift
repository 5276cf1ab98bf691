/// Measures and the ledgers that they open and close (section 7).
extension Fold {
    mutating func receive(_ report: MeasureReport, of event: Event) throws -> Verdict {
        let known = try state.measure(event.subject)
        guard known == nil || known?.kind == report.kind else { return .refused(.measureKindDiffers) }
        let measure = Measure(
            number: event.subject, kind: report.kind, status: report.status, enterprise: report.enterprise,
            area: report.area, hazard: report.hazard ?? known?.hazard, incident: report.incident ?? known?.incident,
            orderedAt: known?.orderedAt ?? event.time)
        try state.save(measure)
        for rule in rules.catalog.ledgers {
            try enter(measure, by: rule, at: event.time)
            try closeIncident(by: measure, in: rule, at: event.time)
        }
        return .accepted
    }

    private func enter(_ measure: Measure, by rule: LedgerRule, at time: Instant) throws {
        guard rule.measures.contains(measure.kind) else { return }
        let known = try state.entry(of: measure.number, in: rule.code)
        let entry = known ?? .opened(rule.code, subject: measure.number, at: time)
        if entry.status == .open, rule.measuresClosedBy.contains(measure.status) {
            try state.save(entry.ended(.closed, at: time))
        } else if known == nil {
            try state.save(entry)
        }
    }

    private func closeIncident(by measure: Measure, in rule: LedgerRule, at time: Instant) throws {
        guard let incidents = rule.incidents, measure.kind == incidents.closedByMeasure,
            measure.status == incidents.closedByStatus, let number = measure.incident,
            let entry = try state.entry(of: number, in: rule.code), entry.status == .open
        else { return }
        try state.save(entry.ended(.closed, at: time))
    }
}
