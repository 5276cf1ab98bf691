import Ledgers

/// What the fold is going to ask about a batch of events, as far as they tell. What is not foreseen is asked for when it is needed:
/// a mistake here costs a round trip, and nothing else.
struct Foresight {
    /// Are they in the log already?
    private(set) var events: Set<EventKey> = []
    /// Rows by their numbers.
    private(set) var hazards: Set<String> = []
    private(set) var incidents: Set<String> = []
    private(set) var measures: Set<String> = []
    /// Whose escalations and timers may end, or begin.
    private(set) var escalated: Set<String> = []
    /// For which events may be parked.
    private(set) var awaited: Set<String> = []
    private(set) var entries: [Entries] = []

    /// Entries of some subjects in some ledgers.
    struct Entries {
        let ledgers: [String]
        let subjects: Set<String>

        var keys: [EntryKey] { ledgers.flatMap { ledger in subjects.map { EntryKey(ledger: ledger, subject: $0) } } }
    }

    init(_ batch: [Event], by catalog: LedgerCatalog) {
        for event in batch {
            events.insert(EventKey(source: event.source, id: event.id))
            note(event)
        }
        note(entriesOf: escalated.intersection(hazards), where: { $0.hazards != nil }, in: catalog)
        note(entriesOf: measures, where: { !$0.measures.isEmpty }, in: catalog)
        note(entriesOf: incidents, where: { $0.incidents != nil }, in: catalog)
    }

    private mutating func note(_ event: Event) {
        switch event.content {
        case .hazardFound, .rectified:
            awaited.insert(event.subject)
            note(hazard: event.subject)
        case .verified, .extended, .amended, .withdrawn: note(hazard: event.subject)
        case .measure(let report):
            measures.insert(event.subject)
            if let hazard = report.hazard { hazards.insert(hazard) }
            if let incident = report.incident { incidents.insert(incident) }
        case .incident:
            incidents.insert(event.subject)
            escalated.insert(event.subject)
        case .acknowledged: if let id = EscalationID(event.subject) { escalated.insert(id.subject) }
        case .watch: break
        }
    }

    private mutating func note(hazard: String) {
        hazards.insert(hazard)
        escalated.insert(hazard)
    }

    private mutating func note(
        entriesOf subjects: Set<String>, where holds: (LedgerRule) -> Bool, in catalog: LedgerCatalog
    ) {
        let ledgers = catalog.ledgers.filter(holds).map(\.code)
        if !subjects.isEmpty, !ledgers.isEmpty { entries.append(Entries(ledgers: ledgers, subjects: subjects)) }
    }
}
