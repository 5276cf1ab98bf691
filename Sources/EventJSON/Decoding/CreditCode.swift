import Ledgers

/// 统一社会信用代码 (GB 32100-2015): 18 characters, the last of which checks the others.
public enum CreditCode {
    /// The value of each ASCII character; 31 for what is in no code.
    private static let values: [Int] = {
        var values = Array(repeating: 31, count: 128)
        for (value, character) in "0123456789ABCDEFGHJKLMNPQRTUWXY".utf8.enumerated() { values[Int(character)] = value }
        return values
    }()
    /// 3^i mod 31; of the check character 1.
    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1]

    public static func isValid(_ text: String) -> Bool {
        text.withExactBytes { characters in
            guard characters.count == 18 else { return false }
            var sum = 0
            for (character, weight) in zip(characters, weights) {
                guard character < 128, values[Int(character)] < 31 else { return false }
                sum += values[Int(character)] * weight
            }
            return sum % 31 == 0
        }
    }
}
