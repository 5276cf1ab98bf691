import LedgerStore
import Ledgers

extension PostgresTransaction {
    func sources(_ page: Page) throws -> [SourceStanding] {
        try all(
            """
            SELECT source.name, source.position, log.at FROM source JOIN log USING (position)
            WHERE source.name > $1 ORDER BY source.name LIMIT $2
            """, [page.sqlAfter, page.sqlLimit]
        ) { SourceStanding(source: try $0.get("name"), position: try $0.get("position"), at: try $0.get("at")) }
    }
}
