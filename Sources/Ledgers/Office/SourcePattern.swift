/// The `source` values that an office may publish under: one of them, or all with a beginning.
public struct SourcePattern: Hashable, Sendable {
    /// `/offices/140403-yjj`, or with a `*` at the end `/gateways/140403-*`.
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    public func matches(_ source: String) -> Bool {
        text.utf8.last == UInt8(ascii: "*") ? source.utf8.starts(with: text.utf8.dropLast()) : source.isExactly(text)
    }
}

/// In the log: its text.
extension SourcePattern: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try String(from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        try text.encode(to: encoder)
    }
}
