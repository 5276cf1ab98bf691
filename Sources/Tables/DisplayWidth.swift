/// How many columns a text takes in a terminal: two for 汉字 and emoji, none for combining marks.
///
/// After UAX #11 (East Asian Width). Characters of ambiguous width, such as “ or ①, count as one column: that is how
/// a terminal shows them unless it is set otherwise. Control characters count as none; see ``Swift/String/printable``.
public enum DisplayWidth {
    /// The columns of a whole text, which is taken to be on one line.
    public static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The columns of one character as people see it, which may be several Unicode scalars: 0, 1 or 2.
    public static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        if scalars.contains(emojiSelector), scalars.count > 1 { return 2 }
        return min(2, scalars.reduce(0) { $0 + of($1) })
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) ? 1 : 0 }
        if isZeroWidth(scalar) { return 0 }
        return isWide(scalar) ? 2 : 1
    }

    /// U+FE0F asks for the emoji form of the character before it.
    private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"

    private static let softHyphen: Unicode.Scalar = "\u{AD}"

    private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: true
        default: isConjoiningJamo(scalar) || isInvisible(scalar)
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint && scalar != softHyphen
    }

    /// Vowels and final consonants of Korean syllables join the initial consonant, which has the width.
    private static func isConjoiningJamo(_ scalar: Unicode.Scalar) -> Bool {
        (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
    }
}
