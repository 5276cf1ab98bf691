import CPostgres

/// Many values as one parameter, for `unnest` and `ANY`. Layout: array_send of src/backend/utils/adt/arrayfuncs.c.
struct PostgresArray<Element: PostgresValue>: Parameter {
    private(set) var columnBytes: [UInt8] = []

    init(_ elements: some Collection<Element?>) {
        add(elements.isEmpty ? 0 : 1)  // dimensions
        add(elements.contains { $0 == nil } ? 1 : 0)
        add(Int32(bitPattern: Element.columnType))
        guard !elements.isEmpty else { return }
        add(Int32(elements.count))
        add(1)  // the first index
        for element in elements { add(element) }
    }

    private mutating func add(_ element: Element?) {
        guard let bytes = element?.columnBytes else { return add(-1) }
        add(Int32(bytes.count))
        columnBytes += bytes
    }

    private mutating func add(_ integer: Int32) {
        withUnsafeBytes(of: integer.bigEndian) { columnBytes += $0 }
    }
}
