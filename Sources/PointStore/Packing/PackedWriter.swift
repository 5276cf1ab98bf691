/// Puts small values one behind the other into bytes, for one column of a table: integers with the highest byte first.
struct PackedWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ integer: Int64) {
        withUnsafeBytes(of: integer.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ number: Double) {
        write(Int64(bitPattern: number.bitPattern))
    }

    mutating func write(_ flag: Bool) {
        bytes.append(flag ? 1 : 0)
    }

    /// - Parameter text: at most 255 bytes.
    mutating func write(_ text: String) {
        bytes.append(UInt8(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }
}
