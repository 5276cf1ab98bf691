import GRDB

/// The migrations, oldest first.
enum SQLiteSchema {
    static let migrations = [(name: Migration0001Ledgers.name, sql: Migration0001Ledgers.sql)]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in migrations {
            migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
        }
        return migrator
    }
}
