/// The values of a row, lying side by side as C wants them, so that binding them copies nothing.
struct PlainRow: Sendable {
    enum Cell: Sendable {
        case null
        case integer(Int64, text: Range<Int>)
        case real(Double, text: Range<Int>)
        case text(Range<Int>)
        case blob(Range<Int>)
    }

    private(set) var cells: [Cell] = []
    /// Texts and blobs; a zero byte follows each text.
    private(set) var bytes: [UInt8] = []

    mutating func add(_ integer: (some BinaryInteger)?) {
        cells.append(integer.map { .integer(Int64($0), text: place("\($0)")) } ?? .null)
    }

    mutating func add(_ real: Double?) {
        cells.append(real.map { .real($0, text: place("\($0)")) } ?? .null)
    }

    mutating func add(_ text: String?) {
        cells.append(text.map { .text(place($0)) } ?? .null)
    }

    mutating func add(blob: [UInt8]) {
        let start = bytes.count
        bytes.append(contentsOf: blob)
        cells.append(.blob(start..<bytes.count))
    }

    private mutating func place(_ text: String) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        defer { bytes.append(0) }
        return start..<bytes.count
    }
}
