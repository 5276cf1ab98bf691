import EventJSON
import Ledgers
import Monitoring

extension Point {
    /// The point as `points` and `point` tell of it, without its minutes.
    func json(_ state: PointState) -> [JSONMember] {
        let described: [JSONMember] = [
            JSONMember("point", .string(id)), JSONMember("name", .string(name)),
            JSONMember("enterprise", enterprise.json), JSONMember("area", .string(area)),
            JSONMember("sector", .string(sector)), JSONMember("kind", .string(kind)),
            JSONMember("title", .string(title)), JSONMember("unit", .string(unit)),
            JSONMember("interval", interval.seconds), JSONMember("thresholds", .array(thresholds.map(\.json))),
        ]
        return described + state.json
    }
}

extension Threshold {
    fileprivate var json: JSONValue {
        [
            side.rawValue: .number(JSONNumber(value)), "hold": hold.seconds, "clear": .number(JSONNumber(clear)),
            "level": .string(consequence.level.rawValue),
        ]
    }
}

extension Span {
    fileprivate var seconds: JSONValue { .number(JSONNumber(Double(milliseconds) / 1_000)) }
}

extension PointState {
    fileprivate var json: [JSONMember] {
        [
            JSONMember("state", .string(standing.rawValue)), JSONMember("value", JSONValue(latest?.value)),
            JSONMember("quality", JSONValue(latest?.quality.rawValue)),
            JSONMember("time", JSONValue(latest?.time.rfc3339)),
            JSONMember("receivedAt", JSONValue(latest?.receivedAt.rfc3339)),
            JSONMember("heardAt", JSONValue(heardAt?.rfc3339)),
            JSONMember("breach", breach?.json(.breach, of: point) ?? .null),
            JSONMember("silence", silence?.json(.silence, of: point) ?? .null),
            JSONMember("faultySince", JSONValue(faultySince?.rfc3339)), JSONMember("taken", JSONValue(taken)),
            JSONMember("repeated", JSONValue(repeated)), JSONMember("faults", .array(tallied)),
        ]
    }

    private var tallied: [JSONValue] {
        ReadingFault.allCases.compactMap { fault in
            faults[fault].map { .object([JSONMember("fault", .string(fault.rawValue))] + $0.json) }
        }
    }
}

extension FaultTally {
    var json: [JSONMember] {
        [
            JSONMember("count", JSONValue(count)), JSONMember("firstAt", .string(firstAt.rfc3339)),
            JSONMember("lastAt", .string(lastAt.rfc3339)),
        ]
    }
}

extension Episode {
    fileprivate func json(_ cause: Cause, of point: String) -> JSONValue {
        [
            "hazard": .string(cause.number(of: point, from: start)), "since": .string(start.rfc3339),
            "level": .string(level.rawValue), "clearedAt": JSONValue(clearedAt?.rfc3339),
        ]
    }
}

extension MinuteAggregate {
    var json: JSONValue {
        [
            "minute": .string(minute.rfc3339), "min": .number(JSONNumber(min)), "max": .number(JSONNumber(max)),
            "mean": .number(JSONNumber(mean)), "count": JSONValue(count),
        ]
    }
}
