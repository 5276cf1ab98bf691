import Ledgers

extension MemoryTables: LedgerState {
    func hazard(_ number: String) -> Hazard? { hazards[number] }

    func save(_ hazard: Hazard) {
        if let enterprise = hazard.overdueFor, hazards[hazard.number]?.overdueFor == nil {
            let key = ExactText(enterprise)
            set(\.overdueCounts, key, (overdueCounts[key] ?? 0) + 1)
        }
        set(\.hazards, hazard.number, hazard)
    }

    func hazardsOverdue(for enterprise: String) -> Int {
        overdueCounts[ExactText(enterprise)] ?? 0
    }

    func hasOpenMajorHazard(of enterprise: Enterprise, dueBefore date: LocalDate) -> Bool {
        hazards.values.contains {
            $0.state == .open && $0.level == .major && $0.deadline < date && $0.enterprise.isSame(as: enterprise)
        }
    }

    func parkedEvents(for hazard: String) -> [ParkedEvent] {
        (parkedBySubject[hazard] ?? []).sorted().compactMap { parked[$0] }
    }

    func parkedEvent(at position: Int64) -> ParkedEvent? { parked[position] }

    func park(_ event: ParkedEvent) {
        var positions = parkedBySubject[event.event.subject] ?? []
        positions.insert(event.position)
        set(\.parkedBySubject, event.event.subject, positions)
        set(\.parked, event.position, event)
    }

    func unpark(_ position: Int64) {
        guard let event = parked[position] else { return }
        var positions = parkedBySubject[event.event.subject] ?? []
        positions.remove(position)
        set(\.parkedBySubject, event.event.subject, positions.isEmpty ? nil : positions)
        set(\.parked, position, nil)
    }

    func escalation(_ id: EscalationID) -> Escalation? { escalations[id] }

    func unresolvedEscalations(of subject: String) -> [Escalation] {
        (unresolved[subject] ?? []).compactMap { escalations[$0] }
    }

    func save(_ escalation: Escalation) {
        var open = unresolved[escalation.id.subject] ?? []
        if escalation.status == .resolved {
            open.removeAll { $0 == escalation.id }
        } else if !open.contains(escalation.id) {
            open.append(escalation.id)
        }
        set(\.unresolved, escalation.id.subject, open.isEmpty ? nil : open)
        set(\.escalations, escalation.id, escalation)
    }

    func incident(_ number: String) -> Incident? { incidents[number] }
    func save(_ incident: Incident) { set(\.incidents, incident.number, incident) }
    func measure(_ number: String) -> Measure? { measures[number] }
    func save(_ measure: Measure) { set(\.measures, measure.number, measure) }
    func entry(of subject: String, in ledger: String) -> LedgerEntry? { entries[ledger]?[subject] }

    func save(_ entry: LedgerEntry) {
        let old = entries[entry.ledger]?[entry.subject]
        entries[entry.ledger, default: [:]][entry.subject] = entry
        onError { $0.entries[entry.ledger]?[entry.subject] = old }
    }

    func watchEntry(_ watched: Watched) -> WatchEntry? { self.watched[WatchedKey(watched)] }
    func save(_ entry: WatchEntry) { set(\.watched, WatchedKey(entry.watched), entry) }
    func remove(_ watched: Watched) { set(\.watched, WatchedKey(watched), nil) }
}
