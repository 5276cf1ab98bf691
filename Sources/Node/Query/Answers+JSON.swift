import EventJSON
import LedgerStore
import Ledgers
import Reports

/// The forms in which answers show what the snapshot has no room for.
extension LogRow {
    var json: JSONValue {
        get throws {
            [
                "position": JSONValue(position), "previous": JSONValue(previous), "topic": .string(draft.topic),
                "kind": .string(draft.kind.name), "receivedAt": .string(draft.at.rfc3339),
                "standing": .string(draft.standing.name), "office": JSONValue(draft.office),
                "test": .bool(draft.isTest), "hash": .string(hash.description),
                "event": try JSONParser.parse(draft.body),
            ]
        }
    }
}

extension LogDraft.Kind {
    var name: String {
        switch self {
        case .event: "event"
        case .refusal: "refusal"
        case .timer: "timer"
        case .news: "news"
        case .rules: "rules"
        case .checkpoint: "checkpoint"
        case .notice: "notice"
        }
    }
}

extension EventStanding {
    /// `folded`, `parked`, or the code of the refusal.
    var name: String {
        switch self {
        case .folded: "folded"
        case .parked: "parked"
        case .refused(let refusal): refusal.rawValue
        }
    }
}

extension JSONValue {
    /// Of an object.
    var members: [JSONMember] {
        if case .object(let members) = self { members } else { [] }
    }
}

extension Escalation {
    var detailedJSON: JSONValue {
        json.adding([JSONMember("area", .string(area)), JSONMember("enterprise", .string(enterprise))])
    }
}

extension Incident {
    var detailedJSON: JSONValue {
        json.adding([
            JSONMember("enterprise", report.enterprise.json), JSONMember("area", .string(report.area)),
            JSONMember("sector", .string(report.sector)), JSONMember("description", .string(report.description)),
            JSONMember("minorInjuries", JSONValue(report.figures.minorInjuries)),
        ])
    }
}

extension ParkedEvent {
    var json: JSONValue {
        [
            "position": JSONValue(position), "source": .string(event.source), "id": .string(event.id),
            "type": .string(event.type.rawValue), "subject": .string(event.subject),
            "office": JSONValue(office), "receivedAt": .string(receivedAt.rfc3339),
        ]
    }
}

extension SourceStanding {
    var json: JSONValue {
        ["source": .string(source), "position": JSONValue(position), "newest": .string(at.rfc3339)]
    }

    func json(at now: Instant) -> JSONValue {
        json.adding([JSONMember("seconds", JSONValue(at.age(at: now)))])
    }
}

extension LedgerEntry {
    /// With what people want to know of what it is about.
    func described(by store: any LedgerReader, rule: LedgerRule) throws -> JSONValue {
        try store.matter(of: self, by: rule).map { json.adding($0.members) } ?? json
    }
}

extension EntryMatter {
    fileprivate var members: [JSONMember] {
        let common = [
            JSONMember("enterprise", enterprise.json), JSONMember("area", .string(area)),
            JSONMember("sector", JSONValue(sector)), JSONMember("kind", .string(kind)),
        ]
        return switch self {
        case .hazard(let hazard):
            common + [
                JSONMember("state", .string(hazard.state.rawValue)),
                JSONMember("deadline", .string(hazard.deadline.iso8601)),
                JSONMember("description", .string(hazard.details.description)),
            ]
        case .measure: common
        case .incident(let incident): common + [JSONMember("description", .string(incident.report.description))]
        }
    }
}

extension DailyReport {
    /// The report, and the hazards that it names.
    var detailedJSON: JSONValue {
        json.adding([
            JSONMember("hazards", .array((unresolved + resolved.map(\.hazard)).map(\.detailedJSON)))
        ])
    }
}
