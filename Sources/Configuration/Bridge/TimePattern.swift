/// How dates and times are written without an offset: `yyyy-MM-dd HH:mm:ss`, with `.SSS` for a fraction of any length.
public struct TimePattern: Hashable, Sendable {
    public enum Field: Character, Hashable, Sendable, CaseIterable {
        case year = "y"
        case month = "M"
        case day = "d"
        case hour = "H"
        case minute = "m"
        case second = "s"
        case fraction = "S"
    }

    public enum Part: Hashable, Sendable {
        /// A field of so many digits.
        case field(Field, Int)
        case text(Character)
    }

    public let parts: [Part]

    /// Nil where the text says not how year, month and day are written, each once and with as many digits as it has.
    public init?(_ text: String) {
        var parts: [Part] = []
        for character in text {
            guard let field = Field(rawValue: character) else {
                parts.append(.text(character))
                continue
            }
            if case .field(field, let width)? = parts.last {
                parts.removeLast(); parts.append(.field(field, width + 1))
            } else {
                parts.append(.field(field, 1))
            }
        }
        self.parts = parts
        let fields = parts.compactMap { if case .field(let field, _) = $0 { field } else { nil } }
        guard Set(fields).count == fields.count, Set(fields).isSuperset(of: [.year, .month, .day]),
            parts.allSatisfy(Self.isSound)
        else { return nil }
    }

    private static func isSound(_ part: Part) -> Bool {
        switch part {
        case .field(.year, let width): width == 4
        case .field(.fraction, _): true
        case .field(_, let width): width == 2
        // Another letter would be a field that is not known here.
        case .text(let character): !character.isLetter || character == "T" || !character.isASCII
        }
    }
}
