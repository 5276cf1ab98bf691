extension DisplayWidth {
    /// Whether a scalar is Wide or Fullwidth by UAX #11. The standard library knows the emoji, the table the rest.
    static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x1100 { return false }
        return scalar.properties.isEmojiPresentation || wideRanges.contains { $0.contains(scalar.value) }
    }

    /// The ranges of EastAsianWidth.txt with W or F (Unicode 17), without the emoji. Unassigned gaps are bridged;
    /// UAX #11 gives most of them the width of their block.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x4E00...0x9FFF,  // 汉字; first, because most texts are made of them
        0xFF01...0xFF60, 0xFFE0...0xFFE6,  // full-width forms
        0x2E80...0x3029, 0x3030...0x303E,  // radicals, 、。《》
        0x3041...0x3247, 0x3250...0x4DFF,  // kana, bopomofo, enclosed, extension A
        0xA000...0xA4C6, 0xA960...0xA97C,  // Yi, old Hangul initials
        0xAC00...0xD7A3, 0x1100...0x115F,  // Hangul
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B,  // compatibility forms
        0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F,  // angle brackets, trigrams
        0x16FE0...0x16FE3, 0x16FF2...0x1B2FB,  // Tangut, Khitan, Nüshu, old kana
        0x1D300...0x1D376,  // 太玄经 symbols, counting rods
        0x1F1AE...0x1F1AE, 0x1F200...0x1F265,  // squared 汉字
        0x20000...0x3FFFD,  // 汉字, extensions B and later
    ]
}
