import Ledgers

extension MemoryTables: LedgerState {
    func hazard(_ number: String) -> Hazard? { hazards[number] }

    func lastHazard(in numbers: Range<String>) -> Hazard? { hazards.last(in: numbers) }

    func save(_ hazard: Hazard) {
        let old = hazards.replace(hazard, for: hazard.number)
        majorHazards.replace(old, by: hazard)
        onError({
            $0.hazards[hazard.number] = old
            $0.majorHazards.replace(hazard, by: old)
        })
        if let enterprise = hazard.overdueFor, old?.overdueFor == nil { countOverdue(for: ExactText(enterprise)) }
    }

    private func countOverdue(for enterprise: ExactText) {
        let old = overdueCounts[enterprise]
        overdueCounts[enterprise] = (old ?? 0) + 1
        onError({ $0.overdueCounts[enterprise] = old })
    }

    func hazardsOverdue(for enterprise: String) -> Int {
        overdueCounts[ExactText(enterprise)] ?? 0
    }

    func hasOpenMajorHazard(of enterprise: Enterprise, dueBefore date: LocalDate) -> Bool {
        majorHazards.open(maybeOf: enterprise).contains {
            guard let hazard = hazards[$0] else { return false }
            return hazard.deadline < date && hazard.enterprise.isSame(as: enterprise)
        }
    }

    func parkedEvents(for hazard: String) -> [ParkedEvent] {
        (parkedBySubject[hazard] ?? []).sorted().compactMap { parked[$0] }
    }

    func parkedEvent(at position: Int64) -> ParkedEvent? { parked[position] }

    func park(_ event: ParkedEvent) {
        set(event, at: event.position, of: event.event.subject)
    }

    func unpark(_ position: Int64) {
        guard let event = parked[position] else { return }
        set(nil, at: position, of: event.event.subject)
    }

    private func set(_ event: ParkedEvent?, at position: Int64, of subject: String) {
        let old = parked.exchange(event, for: position)
        let positions = parkedBySubject[subject]
        if event == nil {
            parkedBySubject[subject]?.remove(position)
            if parkedBySubject[subject]?.isEmpty == true { parkedBySubject[subject] = nil }
        } else {
            parkedBySubject[subject, default: []].insert(position)
        }
        onError({
            $0.parked[position] = old
            $0.parkedBySubject[subject] = positions
        })
    }

    func escalation(_ id: EscalationID) -> Escalation? { escalations[id] }

    func unresolvedEscalations(of subject: String) -> [Escalation] {
        (unresolved[subject] ?? []).compactMap { escalations[$0] }
    }

    func save(_ escalation: Escalation) {
        let id = escalation.id
        let unresolvedBefore = unresolved[id.subject]
        var open = unresolvedBefore ?? []
        if escalation.status == .resolved {
            open.removeAll { $0 == id }
        } else if !open.contains(id) {
            open.append(id)
        }
        unresolved[id.subject] = open.isEmpty ? nil : open
        let old = escalations.replace(escalation, for: id)
        if old == nil { raised.append(id) }
        onError({
            $0.unresolved[id.subject] = unresolvedBefore
            $0.escalations[id] = old
            if old == nil { $0.raised.removeLast() }
        })
    }

    func incident(_ number: String) -> Incident? { incidents[number] }

    func save(_ incident: Incident) {
        let old = incidents.replace(incident, for: incident.number)
        onError({ $0.incidents[incident.number] = old })
    }

    func measure(_ number: String) -> Measure? { measures[number] }

    func save(_ measure: Measure) {
        let old = measures.replace(measure, for: measure.number)
        onError({ $0.measures[measure.number] = old })
    }

    func entry(of subject: String, in ledger: String) -> LedgerEntry? { entries[ledger]?[subject] }

    func save(_ entry: LedgerEntry) {
        let old = entries[entry.ledger, default: KeyedTable()].replace(entry, for: entry.subject)
        onError({ $0.entries[entry.ledger]?[entry.subject] = old })
    }

    func watchEntry(_ watched: Watched) -> WatchEntry? { self.watched[WatchedKey(watched)] }
    func save(_ entry: WatchEntry) { set(entry, for: WatchedKey(entry.watched)) }
    func remove(_ watched: Watched) { set(nil, for: WatchedKey(watched)) }

    private func set(_ entry: WatchEntry?, for key: WatchedKey) {
        let old = watched.exchange(entry, for: key)
        onError({ $0.watched[key] = old })
    }
}
