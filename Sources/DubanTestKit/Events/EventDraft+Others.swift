import EventJSON
public import Ledgers

/// The events that are about no hazard, or not about one alone.
extension EventDraft {
    public static func measure(
        _ number: String, _ kind: MeasureKind, _ status: MeasureStatus, of enterprise: Enterprise = .mine,
        incident: String? = nil
    ) -> EventDraft {
        EventDraft(
            .measure, number,
            [
                "kind": .string(kind.rawValue), "status": .string(status.rawValue), "enterprise": enterprise.json,
                "area": "140403", "incident": JSONValue(incident),
            ])
    }

    /// - Parameter occurredAt: nil for an hour before 2023-01-02 09:00.
    public static func incident(
        _ number: String, _ figures: IncidentFigures = IncidentFigures(), of enterprise: Enterprise = .mine,
        occurredAt: Instant = "2023-01-02 08:00"
    ) -> EventDraft {
        EventDraft(
            .incident, number,
            [
                "enterprise": enterprise.json, "area": "140403", "sector": "煤矿",
                "occurredAt": .string(occurredAt.rfc3339), "description": "顶板冒落", "deaths": JSONValue(figures.deaths),
                "missing": JSONValue(figures.missing), "seriousInjuries": JSONValue(figures.seriousInjuries),
                "minorInjuries": JSONValue(figures.minorInjuries),
                "directLossYuan": JSONValue(figures.directLossYuan),
            ])
    }

    public static func acknowledged(_ escalation: String, by: String = "值班员") -> EventDraft {
        EventDraft(.acknowledged, escalation, ["by": .string(by)])
    }

    public static func watch(
        _ name: String, _ action: WatchRequest.Action, kind: Watched.Kind = .enterprise
    ) -> EventDraft {
        EventDraft(
            .watch, "W-1",
            [
                "kind": .string(kind.rawValue), "name": .string(name), "action": .string(action.rawValue),
                "reason": "督导发现",
            ])
    }
}
