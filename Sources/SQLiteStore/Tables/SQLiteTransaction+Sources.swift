import LedgerStore
import Ledgers

extension SQLiteTransaction {
    func sources(_ page: Page) throws -> [SourceStanding] {
        try writePositions()
        return try all(
            """
            SELECT source.name, source.position, log.at FROM source JOIN log USING (position)
            WHERE source.name > ? ORDER BY source.name LIMIT ?
            """, { $0.bind(page.sqlAfter, page.sqlLimit) }
        ) { try SourceStanding(source: $0["name"], position: $0["position"], at: $0.instant("at")) }
    }
}
