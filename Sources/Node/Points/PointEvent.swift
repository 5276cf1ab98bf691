import EventJSON
import Ledgers
import Monitoring

/// The event by which the node puts into the log what a monitoring point tells.
struct PointEvent {
    static let source = "/duban/points"

    private let transition: Transition
    private let type: EventType
    private let hazard: String
    private let zone: Zone

    /// Nil where nothing is to be said.
    init?(_ transition: Transition, _ decision: EpisodeDecision, in zone: Zone) {
        switch decision {
        case .finds(let number): (type, hazard) = (.hazardFound, number)
        case .raises(let number): (type, hazard) = (.amended, number)
        case .rectifies(let number): (type, hazard) = (.rectified, number)
        case .none: return nil
        }
        self.transition = transition
        self.zone = zone
    }

    /// A CloudEvent in structured JSON.
    var body: [UInt8] {
        let time = transition.time
        let event: JSONValue = [
            "specversion": "1.0", "id": .string("\(hazard):\(type.rawValue):\(time.compactUTC)"),
            "source": .string(Self.source), "type": .string(type.rawValue), "subject": .string(hazard),
            "time": .string(time.rfc3339), "datacontenttype": "application/json", "data": data,
        ]
        return event.bytes
    }

    private var data: JSONValue {
        switch transition.change {
        case .begins(let onset): type == .amended ? amended(onset) : found(onset)
        case .ends(let instant, let last): rectified(at: instant, last)
        }
    }

    private var words: PointWording { PointWording(transition.point, in: zone) }

    private func found(_ onset: Onset) -> JSONValue {
        let point = transition.point
        let consequence = onset.consequence
        let deadline = consequence.deadlineDays.map { (zone.date(of: onset.at) + $0).iso8601 }
        let responsibility = point.responsibility
        let always: [JSONMember] = [
            JSONMember("enterprise", point.enterprise.json), JSONMember("area", .string(point.area)),
            JSONMember("sector", .string(point.sector)), JSONMember("level", .string(consequence.level.rawValue)),
            JSONMember("description", .string(words.description(of: onset))),
            JSONMember("foundBy", .string(FoundBy.sensor.rawValue)),
        ]
        let rest = [
            JSONMember("deadline", JSONValue(deadline)),
            JSONMember("leadDepartment", JSONValue(responsibility.leadDepartment)),
            JSONMember("responsibleUnit", JSONValue(responsibility.responsibleUnit)),
            JSONMember("responsiblePerson", JSONValue(responsibility.responsiblePerson)),
            JSONMember("point", measured(onset)),
        ]
        return .object(always + rest.filter { !$0.value.isNull })
    }

    /// What was measured; null where the point is silent.
    private func measured(_ onset: Onset) -> JSONValue {
        guard let threshold = onset.threshold, let last = onset.last else { return .null }
        let point = transition.point
        return [
            "id": .string(point.id), "kind": .string(point.kind), "unit": .string(point.unit),
            "value": .number(JSONNumber(last.value)), threshold.side.rawValue: .number(JSONNumber(threshold.value)),
            "since": .string(onset.start.rfc3339),
        ]
    }

    private func amended(_ onset: Onset) -> JSONValue {
        [
            "reason": .string(words.rise(onset)), "level": .string(onset.consequence.level.rawValue),
            "description": .string(words.description(of: onset)),
        ]
    }

    private func rectified(at instant: Instant, _ last: Measurement?) -> JSONValue {
        [
            "summary": .string(words.end(of: transition.cause, at: instant, last)),
            "rectifiedAt": .string(instant.rfc3339), "by": .string("监测点 \(transition.point.id)"),
        ]
    }
}

extension Transition {
    /// When it came about.
    var time: Instant {
        switch change {
        case .begins(let onset): onset.at
        case .ends(let instant, _): instant
        }
    }
}
