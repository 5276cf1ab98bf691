/// A JSON number: the text that it was written as, and the double that it is nearest to.
public struct JSONNumber: Sendable {
    public let text: String
    public let double: Double

    /// - Parameter text: a number by the grammar of RFC 8259; nil where it lies beyond a double.
    init?(text: String) {
        guard let double = Double(text), double.isFinite else { return nil }
        self.text = text
        self.double = double
    }

    public init(_ value: Int64) {
        text = String(value)
        double = Double(value)
    }

    /// - Parameter value: finite.
    public init(_ value: Double) {
        if let whole = Int64(exactly: value) {
            text = String(whole)
        } else {
            text = "\(value)"
        }
        double = value
    }

    /// The number, where it is a whole one that fits: `3`, `3.0` and `3e0` alike.
    public var integer: Int? {
        Int(text) ?? Int(exactly: double)
    }
}
