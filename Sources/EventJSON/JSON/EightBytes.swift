/// Eight bytes of a text that are looked at together: one by one they are most of what parsing costs.
struct EightBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The first byte is the lowest one.
    private let word: UInt64

    /// - Parameter start: where at least eight bytes stand.
    init(at start: UnsafePointer<UInt8>) {
        word = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    }

    private init(_ word: UInt64) {
        self.word = word
    }

    var isASCII: Bool { word & Self.highBits == 0 }

    /// How many bytes stand before the first one that ends a run of plain characters in a string: a quotation mark, a
    /// backslash or a control character.
    var plainCount: Int {
        // With its second bit flipped a quotation mark follows the control characters.
        let ends = flipped(0x02).bytes(below: 0x21) | flipped(UInt8(ascii: "\\")).bytes(below: 1)
        // A subtraction that borrows may mark bytes behind the first one, never before it.
        return ends.trailingZeroBitCount / 8
    }

    /// The first bytes, and zeros.
    /// - Parameter count: less than eight.
    func prefix(_ count: Int) -> EightBytes { EightBytes(word & ((1 << (8 * UInt64(count))) - 1)) }

    private func flipped(_ bits: UInt8) -> EightBytes { EightBytes(word ^ Self.ones &* UInt64(bits)) }

    /// Marks, by their highest bits, the bytes that are less than `limit`, which is at most 0x80.
    private func bytes(below limit: UInt8) -> UInt64 {
        (word &- Self.ones &* UInt64(limit)) & ~word & Self.highBits
    }
}
