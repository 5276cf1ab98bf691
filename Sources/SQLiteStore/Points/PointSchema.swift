import GRDB
import LedgerStore

/// The migrations of a points database, oldest first.
enum PointSchema {
    static let migrations = [
        SQLiteSchema.Migration(name: PointMigration0001States.name, sql: PointMigration0001States.sql)
    ]

    /// - Throws: ``StoreError`` where a newer version has written the database.
    static func migrate(_ pool: DatabasePool) throws {
        let migrator = SQLiteSchema.migrator(of: migrations)
        guard try !pool.read(migrator.hasBeenSuperseded) else {
            throw StoreError(.tooNew, "\(pool.path) was written by a newer version of Duban; \(PointErrors.remedy)")
        }
        try migrator.migrate(pool)
    }
}
