public import Ledgers

/// The entities as the snapshot, the queries and the node's own events show them. Keys are always there, `null` where
/// there is nothing.
extension Hazard {
    public var json: JSONValue {
        [
            "hazard": .string(number), "enterprise": enterprise.json, "area": .string(area), "sector": .string(sector),
            "level": .string(level.rawValue), "state": .string(state.rawValue),
            "deadline": .string(deadline.iso8601), "originalDeadline": .string(originalDeadline.iso8601),
            "extensions": JSONValue(extensions), "reopened": JSONValue(reopened),
            "foundAt": .string(foundAt.rfc3339), "rectifiedAt": JSONValue(rectifiedAt?.rfc3339),
            "closedAt": JSONValue(closedAt?.rfc3339),
        ]
    }
}

extension HazardDetails {
    /// Only what is known.
    public var json: JSONValue {
        let all: [JSONMember] = [
            JSONMember("description", .string(description)), JSONMember("foundBy", .string(foundBy.rawValue)),
            JSONMember("leadDepartment", JSONValue(leadDepartment)),
            JSONMember("responsibleUnit", JSONValue(responsibleUnit)),
            JSONMember("responsiblePerson", JSONValue(responsiblePerson)),
            JSONMember("measures", JSONValue(measures)), JSONMember("fundsYuan", JSONValue(fundsYuan)),
            JSONMember("plan", JSONValue(plan)), JSONMember("campaign", JSONValue(campaign)),
            JSONMember("recurrenceOf", JSONValue(recurrenceOf)),
            JSONMember("riskColour", JSONValue(riskColour?.rawValue)), JSONMember("point", point?.json ?? .null),
        ]
        return .object(all.filter { !$0.value.isNull })
    }
}

extension MeasuredBreach {
    /// As `hazard-found` has it.
    public var json: JSONValue {
        .object([
            JSONMember("id", .string(id)), JSONMember("kind", .string(kind)), JSONMember("unit", .string(unit)),
            JSONMember("value", JSONValue(value)), JSONMember(side.rawValue, JSONValue(limit)),
            JSONMember("since", .string(since.rfc3339)),
        ])
    }
}

extension Enterprise {
    /// As it was given: no code, no key.
    public var json: JSONValue {
        .object([JSONMember("name", .string(name))] + (uscc.map { [JSONMember("uscc", .string($0))] } ?? []))
    }
}

extension LedgerEntry {
    public var json: JSONValue {
        [
            "subject": .string(subject), "status": .string(status.rawValue), "openedAt": .string(openedAt.rfc3339),
            "closedAt": JSONValue(closedAt?.rfc3339),
        ]
    }
}

extension Escalation {
    public var json: JSONValue {
        [
            "id": .string(id.description), "subject": .string(id.subject), "stage": .string(id.stage),
            "reason": .string(reason.rawValue), "to": .array(recipients.map(JSONValue.string)),
            "raisedAt": .string(raisedAt.rfc3339), "status": .string(status.rawValue),
            "acknowledgedBy": JSONValue(acknowledgedBy), "acknowledgedAt": JSONValue(acknowledgedAt?.rfc3339),
            "resolvedAt": JSONValue(resolvedAt?.rfc3339),
        ]
    }
}

extension Incident {
    public var json: JSONValue {
        let figures = report.figures
        return [
            "incident": .string(number), "class": .string(incidentClass.rawValue),
            "occurredAt": .string(report.occurredAt.rfc3339), "deaths": JSONValue(figures.deaths),
            "missing": JSONValue(figures.missing), "seriousInjuries": JSONValue(figures.seriousInjuries),
            "directLossYuan": JSONValue(figures.directLossYuan), "late": .bool(late),
            "lateMinutes": JSONValue(lateMinutes), "reports": JSONValue(reports),
        ]
    }
}

extension Watched {
    var members: [JSONMember] {
        [JSONMember("kind", .string(kind.rawValue)), JSONMember("name", .string(name))]
    }
}

extension WatchEntry {
    var members: [JSONMember] {
        watched.members + [
            JSONMember("reasons", .array(reasons.sorted().map { .string($0.rawValue) })),
            JSONMember("since", .string(since.rfc3339)),
        ]
    }

    public var json: JSONValue { .object(members) }
}
