import LedgerStore
import Ledgers

extension PostgresTransaction {
    /// Sends the rows that were appended, with what follows from them, so that the server's tables hold them.
    func sendGrowth() throws {
        guard let rows = growth?.rows, !rows.isEmpty else { return }
        try run(Self.addRows, rows.columns)
        growth?.wasSent()
    }

    /// The rows, the newest row of each of their topics, and the newest event of each of their sources.
    private static let addRows = """
        WITH added AS (
            INSERT INTO log (
                position, previous, kind, at, source, id, type, subject, area, office, standing, is_test, body, hash
            ) SELECT * FROM unnest(
                $1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::boolean[], $13::bytea[], $14::bytea[]
            ) RETURNING position, kind, source, type, area
        ), topics AS (
            INSERT INTO topic (name, position) SELECT type || '.' || area, max(position) FROM added GROUP BY type, area
            ON CONFLICT (name) DO UPDATE SET position = excluded.position
        )
        INSERT INTO source (name, position) SELECT source, max(position) FROM added WHERE kind = 0 GROUP BY source
        ON CONFLICT (name) DO UPDATE SET position = excluded.position
        """
}

extension [LogRow] {
    fileprivate var columns: [(any Parameter)?] {
        [
            array(\.position), array(\.previous), array(\.draft.kind.rawValue), array(\.draft.at),
            array(\.draft.source), array(\.draft.id), array(\.draft.type), array(\.draft.subject), array(\.draft.area),
            PostgresArray(map(\.draft.office)), array(\.draft.standing), array(\.draft.isTest), array(\.draft.body),
            array(\.hash),
        ]
    }

    private func array<Value: PostgresValue>(_ column: KeyPath<LogRow, Value>) -> PostgresArray<Value> {
        PostgresArray(map { $0[keyPath: column] })
    }
}
