extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Whether these bytes are well-formed UTF-8 (The Unicode Standard, table 3-7).
    var isUTF8: Bool {
        var index = startIndex
        while index < endIndex {
            if isCommonOfThree(at: index) {
                index += 3
                continue
            }
            guard let length = lengthOfSequence(at: index) else { return false }
            index += length
        }
        return true
    }

    /// Whether a scalar of three bytes begins here, as nearly all of Chinese have, and no byte could be wrong: the first
    /// is none of those that allow but a part of the second ones.
    @inline(__always)
    private func isCommonOfThree(at index: Int) -> Bool {
        guard index + 4 <= endIndex else { return false }
        let four = UInt32(
            littleEndian: UnsafeRawBufferPointer(base).loadUnaligned(fromByteOffset: index, as: UInt32.self))
        let first = four & 0xFF
        return four & 0x00C0_C0F0 == 0x0080_80E0 && first != 0xE0 && first != 0xED
    }

    /// How many bytes encode the scalar that begins here; nil where none does.
    @inline(__always)
    private func lengthOfSequence(at index: Int) -> Int? {
        switch base[index] {
        case 0x00...0x7F: 1
        case 0xC2...0xDF: length(2, at: index, second: 0x80...0xBF)
        case 0xE0: length(3, at: index, second: 0xA0...0xBF)
        case 0xED: length(3, at: index, second: 0x80...0x9F)
        case 0xE1...0xEF: length(3, at: index, second: 0x80...0xBF)
        case 0xF0: length(4, at: index, second: 0x90...0xBF)
        case 0xF1...0xF3: length(4, at: index, second: 0x80...0xBF)
        case 0xF4: length(4, at: index, second: 0x80...0x8F)
        default: nil
        }
    }

    @inline(__always)
    private func length(_ length: Int, at index: Int, second: ClosedRange<UInt8>) -> Int? {
        guard index + length <= endIndex, second.contains(base[index + 1]) else { return nil }
        for index in index + 2..<index + length where base[index] & 0xC0 != 0x80 { return nil }
        return length
    }
}
