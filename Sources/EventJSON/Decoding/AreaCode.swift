import Ledgers

/// Area codes: GB/T 2260 (6 digits), townships (9) and villages (12) below it, and zones without a code of their own.
public enum AreaCode {
    public static func isValid(_ text: String) -> Bool {
        text.withExactBytes { bytes in
            guard bytes.count >= 6, bytes[..<6].allSatisfy(isDigit) else { return false }
            if bytes.count > 6, bytes[6] == UInt8(ascii: "-") { return isZone(bytes[7...]) }
            return (bytes.count == 6 || bytes.count == 9 || bytes.count == 12) && bytes.allSatisfy(isDigit)
        }
    }

    private static func isZone(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        (1...16).contains(bytes.count) && bytes.allSatisfy { isDigit($0) || (0x61...0x7A).contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }
}
