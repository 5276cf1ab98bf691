public import EventJSON
public import LedgerStore
public import Ledgers
import Reports

/// What has come of the events.
extension Desk {
    public func hazard(_ number: String) -> Hazard? { inMemory { try ledgers.hazard(number) } }
    public func incident(_ number: String) -> Incident? { inMemory { try ledgers.incident(number) } }
    public func measure(_ number: String) -> Measure? { inMemory { try ledgers.measure(number) } }

    public func entry(_ subject: String, in ledger: String) -> LedgerEntry? {
        inMemory { try ledgers.entry(of: subject, in: ledger) }
    }

    /// The ledgers, by code, in which the subject has an entry.
    public func ledgers(of subject: String) -> [String] {
        rules.catalog.ledgers.map(\.code).filter { entry(subject, in: $0) != nil }
    }

    public func watched(_ name: String, _ kind: Watched.Kind = .enterprise) -> WatchEntry? {
        inMemory { try ledgers.watchEntry(Watched(kind: kind, name: name)) }
    }

    /// The ids of the events that wait, in the order of the log.
    public var parked: [String] { inMemory { try ledgers.parkedEvents().map(\.event.id) } }

    public var deadLetters: [DeadLetter] { inMemory { try ledgers.deadLetters(after: 0, limit: .max) } }

    /// The dead letters in a line each: `e-7 deadline-not-later 2023-01-09 09:00`, with `×2` behind where it came twice.
    public var letters: [String] {
        deadLetters.map { letter in
            let times = letter.count == 1 ? "" : " ×\(letter.count)"
            return "\(letter.id ?? "-") \(letter.code) \(letter.receivedAt.beijing)\(times)"
        }
    }

    /// The log.
    public var rows: [LogRow] { inMemory { try ledgers.rows(from: 1, limit: .max, filter: .all) } }

    /// The topics of the log's rows, in its order.
    public var topics: [String] { rows.map(\.draft.topic) }

    public func timers(of subject: String) -> [Timer] { inMemory { try ledgers.timers(of: subject) } }

    public var snapshot: JSONValue { inMemory { try Snapshot.json(of: ledgers, catalog: rules.catalog) } }
}

/// Escalations. Where a subject is given, ids are shown without it: `1/overdue/1`.
extension Desk {
    public func escalation(_ id: String) -> Escalation? {
        inMemory { try EscalationID(id).flatMap { try ledgers.escalation($0) } }
    }

    /// The recipients of an escalation, in their order.
    public func recipients(_ id: String) -> [String]? { escalation(id)?.recipients }

    /// All escalations of a subject in the order in which they were raised: `1/overdue/1 schedule 2023-01-11 00:00`.
    public func raised(_ subject: String) -> [String] {
        raisedEscalations(of: subject).map { "\($0.id.short) \($0.reason.rawValue) \($0.raisedAt.beijing)" }
    }

    /// Those of one status.
    public func raised(_ subject: String, _ status: Escalation.Status) -> [String] {
        raisedEscalations(of: subject).filter { $0.status == status }.map(\.id.short)
    }

    private func raisedEscalations(of subject: String) -> [Escalation] {
        rows.filter { $0.draft.type == "escalation" && $0.draft.subject == subject }
            .compactMap { escalation($0.draft.id) }
    }
}

extension EscalationID {
    fileprivate var short: String { "\(round)/\(stage)/\(number)" }
}
