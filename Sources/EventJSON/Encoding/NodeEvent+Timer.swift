public import Ledgers

extension NodeEvent {
    /// A timer that fires at `now`.
    public init(firing timer: Timer, position: Int64, at now: Instant) {
        var data: [JSONMember] = [JSONMember("timer", .string(timer.kind.name))]
        switch timer.kind {
        case .stage(let round, let stage), .unacknowledged(let round, let stage):
            data += [JSONMember("round", JSONValue(round)), JSONMember("stage", .string(stage))]
        case .repeat(let round, let stage, let number):
            data += [
                JSONMember("round", JSONValue(round)), JSONMember("stage", .string(stage)),
                JSONMember("number", JSONValue(number)),
            ]
        case .parked(let position):
            data.append(JSONMember("position", JSONValue(position)))
        }
        data.append(JSONMember("due", .string(timer.due.rfc3339)))
        self.init(.timer, position: position, subject: timer.subject, time: now, data: .object(data))
    }
}

extension Timer {
    /// Reads the timer back that a row of the log tells of.
    public init?(event: JSONValue) {
        guard let subject = event["subject"]?.string, let data = event["data"],
            let due = data["due"]?.string.flatMap(Instant.init(rfc3339:)), let kind = Kind(data)
        else { return nil }
        self.init(subject: subject, kind: kind, due: due)
    }
}

extension Timer.Kind {
    fileprivate var name: String {
        switch self {
        case .stage: "stage"
        case .unacknowledged: "unacknowledged"
        case .repeat: "repeat"
        case .parked: "parked"
        }
    }

    fileprivate init?(_ data: JSONValue) {
        let round = data["round"]?.integer
        let stage = data["stage"]?.string
        switch data["timer"]?.string {
        case "stage":
            guard let round, let stage else { return nil }
            self = .stage(round: round, stage: stage)
        case "unacknowledged":
            guard let round, let stage else { return nil }
            self = .unacknowledged(round: round, stage: stage)
        case "repeat":
            guard let round, let stage, let number = data["number"]?.integer else { return nil }
            self = .repeat(round: round, stage: stage, number: number)
        case "parked":
            guard let position = data["position"]?.integer else { return nil }
            self = .parked(position: Int64(position))
        default: return nil
        }
    }
}
