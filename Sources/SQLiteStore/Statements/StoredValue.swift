/// What SQLite keeps in a column.
protocol StoredValue: Bindable {
    /// Reads a column of the row on which a statement stands, the first of which is 0.
    /// - Precondition: the column is not NULL.
    init(column: CInt, of statement: OpaquePointer)
}
