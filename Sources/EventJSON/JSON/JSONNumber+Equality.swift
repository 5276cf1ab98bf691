extension JSONNumber: Equatable {
    /// By value, exactly: `3`, `3.0` and `0.3e1` are equal; 2^53 and 2^53 + 1 are not.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text == right.text || (left.double == right.double && left.decimal == right.decimal)
    }

    /// Sign, digits without zeros at either end, and the power of ten of the last digit.
    private var decimal: Decimal {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = text.utf8.drop { $0 == UInt8(ascii: "-") }
            .split(separator: UInt8(ascii: "e"), omittingEmptySubsequences: false, caseless: true)
        let mantissa = parts[0].split(separator: UInt8(ascii: "."))
        let fraction = mantissa.count > 1 ? Array(mantissa[1]) : []
        var digits = Array((Array(mantissa[0]) + fraction).drop { $0 == UInt8(ascii: "0") })
        var exponent = parts.count > 1 ? Self.exponent(parts[1]) : 0
        exponent = exponent.subtractingClamped(fraction.count)
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        return digits.isEmpty ? Decimal() : Decimal(isNegative: isNegative, digits: digits, exponent: exponent)
    }

    private struct Decimal: Equatable {
        var isNegative = false
        var digits: [UInt8] = []
        var exponent = 0
    }

    /// An exponent too long for an integer belongs to a number that is zero as a double; it is compared as far as it goes.
    private static func exponent(_ digits: Substring.UTF8View.SubSequence) -> Int {
        Int(Substring(digits)) ?? (digits.first == UInt8(ascii: "-") ? Int.min / 2 : Int.max / 2)
    }
}

extension Substring.UTF8View {
    fileprivate func split(
        separator: UInt8, omittingEmptySubsequences: Bool, caseless: Bool
    ) -> [Substring.UTF8View.SubSequence] {
        split(omittingEmptySubsequences: omittingEmptySubsequences) { $0 | 0x20 == separator | 0x20 }
    }
}

extension Int {
    fileprivate func subtractingClamped(_ other: Int) -> Int {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? .min / 2 : difference
    }
}
