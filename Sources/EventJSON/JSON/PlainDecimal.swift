/// A number of few digits without an exponent, such as most that are measured: it is read without `strtod`, to the same double.
///
/// Up to 2^53 a double holds every integer, and every power of ten up to 10^22; one division of such two rounds once, as
/// reading the number does (Clinger 1990, How to Read Floating Point Numbers Accurately).
struct PlainDecimal {
    let double: Double

    /// - Parameter text: a number by the grammar of RFC 8259.
    /// - Returns: nil where it is none of these.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        guard text.count <= Self.mostBytes else { return nil }
        var (digits, fraction, isFraction, isNegative) = (0, 0, false, false)
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
                if isFraction { fraction += 1 }
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "-"): isNegative = true
            default: return nil
            }
        }
        let magnitude = Double(digits) / Self.powers[fraction]
        double = isNegative ? -magnitude : magnitude
    }

    /// 15 digits are less than 2^53.
    private static let mostBytes = 15
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}
