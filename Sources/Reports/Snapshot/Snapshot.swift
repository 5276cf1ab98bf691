public import EventJSON
public import LedgerStore
public import Ledgers

/// The whole state of a node, in the form of the protocol.
public enum Snapshot {
    /// - Parameter catalog: the ledgers that are shown, also those without entries.
    public static func json(of store: any LedgerReader, catalog: LedgerCatalog) throws -> JSONValue {
        [
            "hazards": .array(try store.hazards(HazardFilter(), .all).map(\.json)),
            "ledgers": try ledgers(of: store, catalog: catalog),
            "escalations": .array(try store.escalations(EscalationFilter(), .all).map(\.json)),
            "incidents": .array(try store.incidents(.all).map(\.json)),
            "watchlist": .array(try store.watchlist().map(\.json)),
            "parked": .array(try parked(of: store)),
            "deadLetters": .array(try deadLetters(of: store)),
        ]
    }

    private static func ledgers(of store: any LedgerReader, catalog: LedgerCatalog) throws -> JSONValue {
        .object(
            try catalog.ledgers.map { ledger in
                JSONMember(ledger.code, .array(try store.entries(of: ledger.code, nil, .all).map(\.json)))
            })
    }

    private static func parked(of store: any LedgerReader) throws -> [JSONValue] {
        try store.parkedEvents().map { "\($0.event.source) \($0.event.id)" }
            .sorted { $0.precedesExactly($1) }
            .map(JSONValue.string)
    }

    private static func deadLetters(of store: any LedgerReader) throws -> [JSONValue] {
        try store.deadLetters(after: 0, limit: .max).sorted(by: DeadLetter.inOrder).map { letter in
            [
                "source": JSONValue(letter.source), "id": JSONValue(letter.id), "code": .string(letter.code),
                "receivedAt": .string(letter.receivedAt.rfc3339), "count": JSONValue(letter.count),
            ]
        }
    }
}

extension DeadLetter {
    /// By receipt, source, id and code; what is absent comes first.
    fileprivate static func inOrder(_ left: DeadLetter, _ right: DeadLetter) -> Bool {
        if left.receivedAt != right.receivedAt { return left.receivedAt < right.receivedAt }
        return left.names.lexicographicallyPrecedes(right.names) { $0.precedesExactly($1) }
    }

    private var names: [String] { [source ?? "", id ?? "", code] }
}
