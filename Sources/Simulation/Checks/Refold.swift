import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Node
import Reports

/// Folds a log once more, into empty tables: events when they were received, timers when they fired. What follows from
/// them has to follow again.
struct Refold {
    /// The state that the log gives.
    let image: StoreImage

    /// - Parameter recorded: the rules that the log tells of.
    /// - Throws: what the processor throws, or ``Refold/Stray``.
    init(_ rows: [LogRow], by recorded: RecordedRules) throws {
        image = try MemoryStore.scratch { store in
            for row in rows {
                // What followed from an earlier row is there already.
                if try store.head().position >= row.position { continue }
                try Self.take(row, in: store, by: recorded.inForce(at: row.position))
            }
            return try StoreImage(of: store)
        }
    }

    /// A row that does not follow from those before it.
    struct Stray: Error, CustomStringConvertible {
        let position: Int64
        var description: String { "position \(position) does not follow from those before it" }
    }

    private static func take(_ row: LogRow, in store: any LedgerTransaction, by rules: Rules) throws {
        let processor = Processor(rules: rules)
        let at = row.draft.at
        switch row.draft.kind {
        case .event:
            let decoded = EventDecoder(policy: rules.policy).decode(row.draft.body, receivedAt: at)
            _ = try processor.receive(ReceivedEvent(.event(decoded), receivedAt: at), in: store)
        case .timer:
            // Due by then; and at that instant, whenever it was due.
            _ = try processor.catchUp(at: at, limit: 1, in: store)
        case .refusal:
            try bury(row, in: store)
        case .rules, .checkpoint:
            _ = try store.append(row.draft)
        case .news:
            throw Stray(position: row.position)
        }
        if try store.head().position < row.position { throw Stray(position: row.position) }
    }

    /// What was refused changes nothing but its dead letter, which the row tells of.
    private static func bury(_ row: LogRow, in store: any LedgerTransaction) throws {
        guard let data = try JSONParser.parse(row.draft.body)["data"], let told = DeadLetter(data) else {
            throw Stray(position: row.position)
        }
        let known = try store.deadLetters(after: told.number - 1, limit: 1).first
        var letter = told
        if let known { (letter.body, letter.size, letter.sha256) = (known.body, known.size, known.sha256) }
        try store.save(letter)
        _ = try store.append(row.draft)
    }

    /// In what two stores differ.
    static func differences(_ live: StoreImage, _ folded: StoreImage) -> [String] {
        let parts: [(String, Bool)] = [
            ("rows", live.rows == folded.rows), ("dead letters", live.letters == folded.letters),
            ("timers", live.timers == folded.timers && live.firstTimer == folded.firstTimer),
            ("hazards", live.hazards == folded.hazards), ("escalations", live.escalations == folded.escalations),
            ("incidents", live.incidents == folded.incidents), ("ledger entries", live.entries == folded.entries),
            ("watch list", live.watchlist == folded.watchlist), ("parked events", live.parked == folded.parked),
            ("counts", live.counts == folded.counts),
        ]
        return parts.filter { !$0.1 }.map(\.0)
    }
}

extension DeadLetter {
    /// As a row of the log tells of it.
    fileprivate init?(_ json: JSONValue) {
        guard let number = json["number"]?.integer, let code = json["code"]?.string,
            let receivedAt = json["receivedAt"]?.string.flatMap(Instant.init(rfc3339:)),
            let count = json["count"]?.integer,
            let size = json["size"]?.integer, let sha256 = json["sha256"]?.string
        else { return nil }
        self.init(
            number: Int64(number), source: json["source"]?.string, id: json["id"]?.string, code: code,
            message: json["message"]?.string ?? "", pointer: json["pointer"]?.string, receivedAt: receivedAt,
            count: count, size: size, sha256: sha256, body: json["body"]?.string.map { Array($0.utf8) })
    }
}
