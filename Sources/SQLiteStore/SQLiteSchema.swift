import GRDB

/// The migrations, oldest first.
enum SQLiteSchema {
    struct Migration: Sendable {
        let name: String
        let sql: String
        /// What SQL alone can't do.
        var fill: @Sendable (Database) throws -> Void = { _ in }
    }

    static let migrations = [
        Migration(name: Migration0001Ledgers.name, sql: Migration0001Ledgers.sql),
        Migration(name: Migration0002Chain.name, sql: Migration0002Chain.sql, fill: Migration0002Chain.fill),
        Migration(name: Migration0003Outbox.name, sql: Migration0003Outbox.sql),
        Migration(name: Migration0004Sources.name, sql: Migration0004Sources.sql),
        Migration(name: Migration0005Offices.name, sql: Migration0005Offices.sql),
        Migration(name: Migration0006Measured.name, sql: Migration0006Measured.sql),
    ]

    static var migrator: DatabaseMigrator { migrator(of: migrations) }

    static func migrator(of migrations: [Migration]) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in migrations {
            migrator.registerMigration(migration.name) { database in
                try database.execute(sql: migration.sql)
                try migration.fill(database)
            }
        }
        return migrator
    }
}
