import EventJSON
import LedgerStore

/// The log by itself, and against what was published.
extension Audit {
    /// Positions count without gaps; each row names the one before it on its topic.
    func checkPositions() {
        var newest: [String: Int64] = [:]
        for (index, row) in rows.enumerated() {
            if row.position != Int64(index) + 1 {
                violate("position \(row.position) comes where \(index + 1) has to be")
            }
            if row.previous != newest[row.draft.topic] ?? 0 {
                violate("position \(row.position) names a wrong previous")
            }
            newest[row.draft.topic] = row.position
        }
    }

    /// The log's instants never run backwards.
    func checkInstants() {
        for (before, row) in zip(rows, rows.dropFirst()) where row.draft.at < before.draft.at {
            violate("position \(row.position) is earlier than the one before it")
        }
    }

    /// Every event in the log is there once, and is one that was published.
    func checkEvents() {
        var published: [EventName: [JSONValue]] = [:]
        for event in city.offices.flatMap(\.publications).map(\.event) + city.sensor.sent {
            guard let name = EventName(event) else { continue }
            published[name, default: []].append(event)
        }
        for row in rows where row.draft.kind == .event {
            let name = EventName(row.draft.source, row.draft.id)
            if logged[name]?.position != row.position {
                violate("position \(row.position) is an event for the second time")
            }
            let isPublished = published[name]?.contains { row.holds($0) } ?? false
            if !isPublished { violate("position \(row.position) is an event that nobody has published") }
        }
    }
}

extension EventName {
    /// Nil where the event does not say.
    init?(_ event: JSONValue) {
        guard let source = event["source"]?.string, let id = event["id"]?.string else { return nil }
        self.init(source, id)
    }
}

extension LogRow {
    /// Whether it is this event, with this content.
    func holds(_ event: JSONValue) -> Bool {
        draft.body == event.bytes || (try? JSONParser.parse(draft.body)) == event
    }
}
