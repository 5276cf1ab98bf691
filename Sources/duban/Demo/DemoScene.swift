import EventJSON
import Ledgers

/// What the demo shows: the figures of the moment, and the news that came over the tail.
struct DemoScene {
    /// The newest of some kind, newest first, so many of them.
    struct Recent {
        let limit: Int
        private(set) var items: [JSONValue] = []

        mutating func add(_ item: JSONValue) {
            items.insert(item, at: 0)
            if items.count > limit { items.removeLast() }
        }
    }

    var now: Instant
    /// The answer to `overview`.
    var overview: JSONValue = .null
    var escalations = Recent(limit: 6)
    var acknowledgements = Recent(limit: 3)
    var closings = Recent(limit: 3)
    var incidents = Recent(limit: 2)
    /// Replies by status.
    var statuses: [Int: Int] = [:]
    /// Escalations by stage, since the start, without the repeats.
    private(set) var raised: [String: Int] = [:]
    /// Escalations that were raised again because nothing had changed.
    private(set) var repeats = 0

    init(now: Instant) {
        self.now = now
    }

    /// Takes a message of the tail.
    mutating func take(_ event: JSONValue) {
        switch event["type"]?.string {
        case "escalation" where event["data"]?["reason"]?.string == "repeat":
            repeats += 1
        case "escalation":
            raised[event["data"]?["stage"]?.string ?? "", default: 0] += 1
            escalations.add(event)
        case "acknowledged": acknowledgements.add(event)
        case "hazard-closed": closings.add(event)
        case "incident": incidents.add(event)
        default: break
        }
    }

    var events: Int { statuses.values.reduce(0, +) }
}
