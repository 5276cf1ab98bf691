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
                "test": .bool(draft.isTest),
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

    /// An object with more members.
    func adding(_ more: [JSONMember]) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members + more)
    }
}

extension Hazard {
    var detailedJSON: JSONValue {
        json.adding([JSONMember("round", JSONValue(round)), JSONMember("details", details.json)])
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
    /// With what people want to know of the hazard, measure or incident, of which the ledger's rule says which it is.
    func described(by store: any LedgerReader, rule: LedgerRule) throws -> JSONValue {
        if rule.hazards != nil, let hazard = try store.hazard(subject) { return json.adding(Self.members(of: hazard)) }
        if !rule.measures.isEmpty, let measure = try store.measure(subject) {
            return json.adding(Self.members(measure.enterprise, measure.area, nil, measure.kind.rawValue))
        }
        guard let incident = try store.incident(subject) else { return json }
        return json.adding(Self.members(of: incident))
    }

    private static func members(of hazard: Hazard) -> [JSONMember] {
        members(hazard.enterprise, hazard.area, hazard.sector, hazard.level.rawValue) + [
            JSONMember("state", .string(hazard.state.rawValue)),
            JSONMember("deadline", .string(hazard.deadline.iso8601)),
            JSONMember("description", .string(hazard.details.description)),
        ]
    }

    private static func members(of incident: Incident) -> [JSONMember] {
        let report = incident.report
        return members(report.enterprise, report.area, report.sector, incident.incidentClass.rawValue)
            + [JSONMember("description", .string(report.description))]
    }

    private static func members(
        _ enterprise: Enterprise, _ area: String, _ sector: String?, _ kind: String
    ) -> [JSONMember] {
        [
            JSONMember("enterprise", enterprise.json), JSONMember("area", .string(area)),
            JSONMember("sector", JSONValue(sector)), JSONMember("kind", .string(kind)),
        ]
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
