import LedgerStore
import Ledgers

/// An escalation, and the row of the log by which it was raised.
struct RaisedEscalation: Sendable {
    let position: Int64
    let escalation: Escalation

    /// Those that were raised after a position, in their order.
    /// - Throws: ``MoveError`` where one is not stored.
    static func list(after position: Int64, limit: Int, in reader: any LedgerReader) throws -> [RaisedEscalation] {
        try reader.outbox(after: position, limit: limit).map { row in
            // The row has the escalation's own id.
            guard let escalation = try EscalationID(row.draft.id).flatMap(reader.escalation) else {
                throw MoveError.missing("the escalation of row \(row.position)")
            }
            return RaisedEscalation(position: row.position, escalation: escalation)
        }
    }
}
