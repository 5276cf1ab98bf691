import Ledgers

/// A text in code-point order. Its first sixteen bytes are compared as two numbers, which settles it for most.
struct OrderedText: Comparable {
    let text: String
    private let first: UInt64
    private let second: UInt64

    init(_ text: String) {
        self.text = text
        (first, second) = text.withExactBytes { (Self.number($0, from: 0), Self.number($0, from: 8)) }
    }

    /// Eight bytes, the first of them the highest, and zeros behind the end.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
        var number: UInt64 = 0
        for index in start..<start + 8 { number = number << 8 | UInt64(index < bytes.count ? bytes[index] : 0) }
        return number
    }

    static func < (left: OrderedText, right: OrderedText) -> Bool {
        if left.first != right.first { return left.first < right.first }
        if left.second != right.second { return left.second < right.second }
        return left.text.precedesExactly(right.text)
    }

    static func == (left: OrderedText, right: OrderedText) -> Bool {
        left.first == right.first && left.second == right.second && left.text.isExactly(right.text)
    }
}
