import EventJSON
public import LedgerStore
public import Ledgers

/// The hazards as they stood at an earlier instant.
///
/// Nothing is kept for it: a hazard that has not changed since stands as it stood; another one is folded again from its
/// own rows of the log.
public enum HazardHistory {
    /// All hazards found before `instant` (by receipt), by number.
    public static func hazards(asOf instant: Instant, in store: any LedgerReader) throws -> [Hazard] {
        let recorded = try RecordedRules.all(in: store)
        return try store.hazards(receivedBefore: instant).compactMap { hazard in
            guard hazard.changedReceivedAt >= instant else { return hazard }
            return try refold(hazard.number, until: instant, in: store, by: recorded)
        }
    }

    private static func refold(
        _ number: String, until instant: Instant, in store: any LedgerReader, by rules: RecordedRules
    ) throws -> Hazard? {
        let rows = try store.rows(about: number).filter { $0.draft.at < instant }
        return try MemoryStore.scratch { state in
            for row in rows { try fold(row, into: state, by: rules.inForce(at: row.position)) }
            return try state.hazard(number)
        }
    }

    /// Events were accepted or parked when they came, and are so again; of the timers only those of parked events count.
    private static func fold(_ row: LogRow, into state: any LedgerTransaction, by rules: Rules) throws {
        var fold = Fold(rules: rules, state: state, at: row.draft.at)
        switch row.draft.kind {
        case .event:
            let decoded = EventDecoder(policy: rules.policy).decode(row.draft.body, receivedAt: row.draft.at)
            guard case .success(let event) = decoded.result, event.isOfHazard else { return }
            _ = try fold.receive(event, from: row.draft.office, position: row.position)
        case .timer:
            guard let timer = try Timer(event: JSONParser.parse(row.draft.body)), !timer.escalates else { return }
            try fold.fire(timer)
        case .refusal, .news, .rules, .checkpoint, .notice:
            return
        }
    }
}

extension Event {
    /// Measures and incidents may bear the number of a hazard.
    fileprivate var isOfHazard: Bool {
        switch type {
        case .hazardFound, .rectified, .verified, .extended, .amended, .withdrawn: true
        case .measure, .incident, .acknowledged, .watch: false
        }
    }
}
