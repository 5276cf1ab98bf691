import LedgerStore
import Ledgers

extension Move {
    /// Brings over the rows behind `there`.
    ///
    /// What waits as an early event comes with its row: the destination then knows itself of which rows the standing may
    /// still change before the move is over (``PassingState``).
    func moveLog(from there: LogHead, to head: LogHead) async throws {
        let (begun, end) = (there.position, head.position)
        progress(.log, 0, Int(end - begun))
        var there = there
        while there.position < end {
            let part = try await source.read { [stride, there] in
                let rows = try stride.rows(after: there.position, in: $0)
                return LogPart(rows: rows, early: try Self.early(among: rows, in: $0))
            }
            guard !part.rows.isEmpty else { throw MoveError.missing("row \(there.position + 1) of the log") }
            there = try await receive(on: there) { transaction in
                try part.append(to: transaction)
                return try transaction.head()
            }
            progress(.log, Int(there.position - begun), Int(end - begun))
        }
    }

    private static func early(among rows: [LogRow], in reader: any LedgerReader) throws -> [ParkedEvent] {
        let positions = Set(rows.lazy.filter { $0.draft.standing == .parked }.map(\.position))
        if positions.isEmpty { return [] }
        let early = try reader.parkedEvents().filter { positions.contains($0.position) }
        guard let lost = positions.subtracting(early.map(\.position)).min() else { return early }
        throw MoveError.missing("the early event of row \(lost)")
    }
}

/// Rows that go over in one commit, with those of their events that wait.
private struct LogPart: Sendable {
    let rows: [LogRow]
    let early: [ParkedEvent]

    func append(to transaction: any ReceivingTransaction) throws {
        for row in rows {
            guard try transaction.append(row.draft) == row else { throw MoveError.unlike(row.position) }
        }
        for event in early { try transaction.park(event) }
    }
}
