import LedgerStore
import Ledgers

extension PostgresTransaction {
    /// The statements that add the rows that were appended, with what follows from them, to the server's tables.
    func growthChanges() throws -> [Statement] {
        guard let rows = growth?.rows, let standings = growth?.standings else { return [] }
        let statements = try saving(rows, by: Self.addRows)
        growth?.wasTold()
        // A standing is one of few: a statement for each is found by the primary key, whatever the planner thinks of joins.
        return statements
            + Dictionary(grouping: standings, by: \.value).map { standing, rows in
                Statement(
                    "UPDATE log SET standing = $1 WHERE position = ANY($2)",
                    [standing, PostgresArray(rows.map(\.key).sorted())])
            }
    }

    /// The rows, the newest row of each of their topics, and the newest event of each of their sources.
    private static let addRows = """
        WITH added AS (
            INSERT INTO log SELECT * FROM unnest($1::log[]) RETURNING position, kind, source, type, area
        ), topics AS (
            INSERT INTO topic (name, position) SELECT type || '.' || area, max(position) FROM added GROUP BY type, area
            ON CONFLICT (name) DO UPDATE SET position = excluded.position
        )
        INSERT INTO source (name, position) SELECT source, max(position) FROM added WHERE kind = 0 GROUP BY source
        ON CONFLICT (name) DO UPDATE SET position = excluded.position
        """
}

extension LogRow: TableRow {
    static let table = "log"

    func write(to fields: inout RowFields) {
        fields.add(position)
        fields.add(previous)
        fields.add(draft.kind.rawValue)
        fields.add(draft.at)
        fields.add(draft.source)
        fields.add(draft.id)
        fields.add(draft.type)
        fields.add(draft.subject)
        fields.add(draft.area)
        fields.add(draft.office)
        fields.add(draft.standing)
        fields.add(draft.isTest)
        fields.add(draft.body)
        fields.add(hash)
    }
}
