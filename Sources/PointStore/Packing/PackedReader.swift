/// Takes the values out of bytes again that a ``PackedWriter`` has put there. Nil: these are none of its bytes.
struct PackedReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func readInteger() -> Int64? {
        take(8).map { $0.reduce(0) { $0 << 8 | Int64($1) } }
    }

    mutating func readNumber() -> Double? {
        readInteger().map { Double(bitPattern: UInt64(bitPattern: $0)) }
    }

    mutating func readFlag() -> Bool? {
        switch rest.popFirst() {
        case 0?: false
        case 1?: true
        default: nil
        }
    }

    mutating func readText() -> String? {
        rest.popFirst().flatMap { take(Int($0)) }.map { String(decoding: $0, as: UTF8.self) }
    }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
