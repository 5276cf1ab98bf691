/// 统一社会信用代码 (GB 32100-2015): 18 characters, the last of which checks the others.
public enum CreditCode {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    /// 3^i mod 31.
    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

    public static func isValid(_ text: String) -> Bool {
        let values = text.utf8.compactMap { alphabet.firstIndex(of: $0) }
        guard values.count == 18, text.utf8.count == 18 else { return false }
        return values[17] == checkValue(of: values)
    }

    private static func checkValue(of values: [Int]) -> Int {
        let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return (31 - sum % 31) % 31
    }
}
