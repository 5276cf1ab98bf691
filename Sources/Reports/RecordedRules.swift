public import EventJSON
import Foundation
public import LedgerStore
public import Ledgers

/// The rules that the log says were in force, from the shipped ones on.
public struct RecordedRules: Sendable {
    private let changes: [(position: Int64, rules: Rules)]

    public static func all(in store: any LedgerReader) throws -> RecordedRules {
        RecordedRules(changes: try store.rulesRows(after: 0).map { ($0.position, try Rules(row: $0)) })
    }

    public func inForce(at position: Int64) -> Rules {
        changes.last { $0.position <= position }?.rules ?? .shipped
    }

    public var newest: Rules { changes.last?.rules ?? .shipped }

    /// Those in force at the end of the log, without looking at those before.
    public static func newest(in store: any LedgerReader) throws -> Rules {
        try store.rulesRows(after: 0).last.map { try Rules(row: $0) } ?? .shipped
    }
}

extension Rules {
    /// The data of a `rules` event.
    public func recorded() throws -> JSONValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try JSONParser.parse(Array(encoder.encode(self)))
    }

    /// The rules that a row of kind ``LogDraft/Kind/rules`` tells of.
    public init(row: LogRow) throws {
        let data = try JSONParser.parse(row.draft.body)["data"] ?? .null
        self = try JSONDecoder().decode(Rules.self, from: Data(data.bytes))
    }
}
