/// What SQLite keeps in a column.
protocol StoredValue {
    /// Binds the value to a parameter of a statement, the first of which is 1. SQLite has its own copy from then on.
    /// - Returns: SQLite's result code.
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt

    /// Reads a column of the row on which a statement stands, the first of which is 0.
    /// - Precondition: the column is not NULL.
    init(column: CInt, of statement: OpaquePointer)
}
