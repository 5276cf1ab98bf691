import EventJSON
import Ledgers
import Node
import Words

/// Turns rows of the log into lines of a recording, so that a replay of it gives the same state again.
struct Exporter {
    private let asker: any Asker
    /// Refused input that a recording has no place for.
    private(set) var leftOut = 0
    /// Whether the log has rules of its own, which a recording does not carry.
    private(set) var hasRules = false
    /// What was refused more than once, by the number of its dead letter.
    private var repeated: [Int: JSONValue] = [:]

    init(_ asker: any Asker) {
        self.asker = asker
    }

    /// The line for a row; nil for what follows from other rows, and for what can't be recorded.
    mutating func line(for row: JSONValue) async throws -> [UInt8]? {
        switch row["kind"]?.string {
        case "event": return recorded(row["event"] ?? .null, row)
        case "refusal":
            if let event = try await refused(row) { return recorded(event, row) }
            leftOut += 1
            return nil
        case "rules":
            hasRules = true
            return nil
        case "timer", "news", "checkpoint", "notice": return nil
        default: throw CommandFailure("the node is of an older version; use the duban that runs there")
        }
    }

    private func recorded(_ event: JSONValue, _ row: JSONValue) -> [UInt8]? {
        row.instant("receivedAt").map {
            RecordedEvent(receivedAt: $0, event: event.bytes, office: row["office"]?.string).line
        }
    }

    /// What was refused, where a replay refuses it again for the same reason. Only the row of the first refusal has
    /// the body with it.
    private mutating func refused(_ row: JSONValue) async throws -> JSONValue? {
        let letter = row["event"]?["data"] ?? .null
        guard Self.isRefusedAgain(letter) else { return nil }
        if let body = letter["body"]?.string { return Self.object(body) }
        guard let number = letter["number"]?.integer else { return nil }
        if let known = repeated[number] { return known }
        let event = try await asker.deadLetter(number)["body"]?.string.flatMap(Self.object)
        repeated[number] = event
        return event
    }

    /// Framing, size and JSON syntax are no matter of the event itself, and a replay asks nobody who he is.
    private static func isRefusedAgain(_ letter: JSONValue) -> Bool {
        switch letter["code"]?.string {
        case "invalid-json", "too-large": false
        case "forbidden": letter["source"]?.string == NodeEvent.source
        default: true
        }
    }

    private static func object(_ body: String) -> JSONValue? {
        guard let value = try? JSONParser.parse(Array(body.utf8)), case .object = value else { return nil }
        return value
    }
}
