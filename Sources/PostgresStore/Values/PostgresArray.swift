import CPostgres

/// Many values as one parameter, for `unnest` and `ANY`. Layout: array_send of src/backend/utils/adt/arrayfuncs.c.
struct PostgresArray<Element: PostgresValue>: Parameter {
    private let elements: [Element?]

    init(_ elements: [Element?]) {
        self.elements = elements
    }

    init(_ elements: some Collection<Element>) {
        self.elements = elements.map(Optional.some)
    }

    func write(to bytes: inout [UInt8]) {
        bytes.appendArrayHeader(
            of: Element.columnType, count: elements.count, hasNull: elements.contains { $0 == nil })
        for element in elements { bytes.append(sized: element) }
    }
}

extension [UInt8] {
    /// What stands before the elements of an array of one dimension.
    mutating func appendArrayHeader(of type: Oid, count: Int, hasNull: Bool = false) {
        append(integer: count == 0 ? 0 : 1)  // dimensions
        append(integer: hasNull ? 1 : 0)
        append(type: type)
        guard count > 0 else { return }
        append(integer: Int32(count))
        append(integer: 1)  // the first index
    }
}
