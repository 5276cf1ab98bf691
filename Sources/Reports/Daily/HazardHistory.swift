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
        try series(asOf: [instant], in: store).hazards(at: 0)
    }

    /// The same for several instants, for which each hazard is read once and folded once.
    /// - Parameter instants: ascending, at least one.
    public static func series(asOf instants: [Instant], in store: any LedgerReader) throws -> HazardSeries {
        let recorded = try RecordedRules.all(in: store)
        let standings = try store.hazards(receivedBefore: instants[instants.count - 1]).map { hazard in
            // At these it stood as it stands.
            let settled = instants.firstIndex { $0 > hazard.changedReceivedAt } ?? instants.count
            let earlier = instants[..<settled].contains { $0 > hazard.foundReceivedAt } ? instants[..<settled] : []
            let past =
                earlier.isEmpty ? [] : try refold(hazard.number, asOf: Array(earlier), in: store, by: recorded)
            return past + (settled < instants.count ? [HazardSeries.Standing(from: settled, hazard: hazard)] : [])
        }
        return HazardSeries(standings: standings)
    }

    /// One hazard as it stood when all before `instant` had been received; nil where it was not found yet.
    public static func hazard(
        _ number: String, asOf instant: Instant, in store: any LedgerReader
    ) throws -> Hazard? {
        guard let hazard = try store.hazard(number), hazard.changedReceivedAt >= instant else {
            return try store.hazard(number)
        }
        let recorded = try RecordedRules.all(in: store)
        return try refold(number, asOf: [instant], in: store, by: recorded).last?.hazard
    }

    private static func refold(
        _ number: String, asOf instants: [Instant], in store: any LedgerReader, by rules: RecordedRules
    ) throws -> [HazardSeries.Standing] {
        var rows = try store.rows(about: number)[...]
        return try MemoryStore.scratch { state in
            var standings: [HazardSeries.Standing] = []
            for (index, instant) in instants.enumerated() {
                let next = rows.prefix { $0.draft.at < instant }
                rows = rows.dropFirst(next.count)
                for row in next { try fold(row, into: state, by: rules.inForce(at: row.position)) }
                if !next.isEmpty, let hazard = try state.hazard(number) {
                    standings.append(HazardSeries.Standing(from: index, hazard: hazard))
                }
            }
            return standings
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
