/// Work on JSON texts that needs no values.
public enum JSONText {
    /// The parts of an array's text that hold its elements, for a batch in which one bad element must not harm the
    /// others: only strings and brackets are looked at. Nil where the brackets do not match up.
    public static func elements(of bytes: [UInt8]) -> [Range<Int>]? {
        var scanner = ElementScanner(bytes: bytes)
        return scanner.elements()
    }

    /// The first byte that is no white space.
    public static func firstByte(of bytes: [UInt8]) -> UInt8? {
        bytes.first { !isSpace($0) }
    }

    /// A valid text without the white space between its tokens.
    public static func compacted(_ bytes: some Collection<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: bytes.count) { compact, count in
            var isInString = false
            var isEscaped = false
            for byte in bytes {
                if isInString {
                    isInString = isEscaped || byte != UInt8(ascii: "\"")
                    isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                } else {
                    if isSpace(byte) { continue }
                    isInString = byte == UInt8(ascii: "\"")
                }
                compact[count] = byte
                count += 1
            }
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
