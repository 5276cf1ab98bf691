import LedgerStore
import Ledgers

/// One row of a result.
struct Row {
    let set: ResultSet
    let index: Int32

    /// - Throws: ``StoreError/Code/damaged`` where there is none, or one that is no such value.
    func get<Value: PostgresValue>(_ column: String) throws(StoreError) -> Value {
        guard let value: Value = try find(column) else { throw ResultSet.isNoneOfOurs(column) }
        return value
    }

    /// Nil for NULL.
    func find<Value: PostgresValue>(_ column: String) throws(StoreError) -> Value? {
        try set.value(column, at: index)
    }

    /// One of an enumeration's values.
    func choice<Choice: RawRepresentable<String>>(_ column: String) throws(StoreError) -> Choice {
        guard let choice: Choice = try findChoice(column) else { throw ResultSet.isNoneOfOurs(column) }
        return choice
    }

    func findChoice<Choice: RawRepresentable<String>>(_ column: String) throws(StoreError) -> Choice? {
        guard let text: String = try find(column) else { return nil }
        guard let choice = Choice(rawValue: text) else { throw ResultSet.isNoneOfOurs(column) }
        return choice
    }

    /// Text that is kept as bytes, since it may hold what PostgreSQL's texts can't: U+0000.
    func findByteText(_ column: String) throws(StoreError) -> String? {
        let bytes: [UInt8]? = try find(column)
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    var enterprise: Enterprise {
        get throws(StoreError) { Enterprise(name: try get("enterprise"), uscc: try find("uscc")) }
    }
}
