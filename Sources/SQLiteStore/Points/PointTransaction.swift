import GRDB
import LedgerStore

/// A transaction on a points database.
struct PointTransaction {
    private let database: Database
    private let statements: PreparedStatements
    private let numbers: PointNumbers

    /// - Parameters:
    ///   - statements: of the connection; default: they are looked up anew.
    ///   - numbers: of the connection; default: they are read anew.
    init(
        _ database: Database, _ statements: PreparedStatements = PreparedStatements(),
        _ numbers: PointNumbers = PointNumbers()
    ) {
        self.database = database
        self.statements = statements
        self.numbers = numbers
    }

    /// Carries it out: all of it, or nothing.
    func commit<Outcome>(_ work: (PointTransaction) throws -> Outcome) throws -> Outcome {
        do {
            var outcome: Outcome?
            try database.inTransaction(.immediate) {
                outcome = try work(self)
                return .commit
            }
            guard let outcome else { throw StoreError(.failed, "the transaction ended without an outcome") }
            return outcome
        } catch {
            numbers.forget()
            throw error
        }
    }

    func run(_ sql: StaticString, _ bind: (inout Binder) -> Void) throws {
        try statements.statement(sql, in: database).run(bind)
    }

    func run(_ sql: StaticString, _ row: some Bindable) throws {
        try statements.statement(sql, in: database).run(row)
    }

    func all<Item>(
        _ sql: StaticString, _ bind: (inout Binder) -> Void = { _ in }, read: (StoredRow) throws -> Item
    ) throws -> [Item] {
        try statements.statement(sql, in: database).all(bind, read: read)
    }

    func number(of point: String) throws -> Int64 {
        try numbers.number(of: point, load: loadNumbers) {
            try run("INSERT INTO point (id) VALUES (?)") { $0.bind(point) }
            return database.lastInsertedRowID
        }
    }

    private func loadNumbers() throws -> [String: Int64] {
        let points = try all("SELECT id, number FROM point") { row in
            (try row["id"] as String, try row["number"] as Int64)
        }
        return Dictionary(uniqueKeysWithValues: points)
    }
}
