/// A whole number and the unit behind it, as `24 h`, `24h` or `1048576`.
struct Quantity {
    private let count: Int64
    private let unit: String

    /// Nil where the text does not begin with digits.
    init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int64(digits) else { return nil }
        self.count = count
        unit = text.dropFirst(digits.count).trimmed
    }

    /// The number in the smallest unit; nil where the unit is not among those, or the number is beyond all measure.
    func value(in units: [String: Int64]) -> Int64? {
        guard let factor = units[unit] else { return nil }
        let (value, overflow) = count.multipliedReportingOverflow(by: factor)
        return overflow ? nil : value
    }

    /// Milliseconds.
    static let times: [String: Int64] = [
        "ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
    ]

    /// Bytes. KB and MB are left out, because people differ on what they mean.
    static let sizes: [String: Int64] = ["": 1, "B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30]
}
