import Tables
import Testing

@Suite("The columns of a text")
struct DisplayWidthTests {
    @Test(
        "Widths",
        arguments: [
            ("", 0), ("abc", 3), ("中文", 4), ("隐患A1", 6), ("，。！（）", 10), ("ＡＢ１", 6), ("ｱｲ", 2),
            ("\u{3000}", 2), ("《条例》", 8), ("〔2023〕12号", 12), ("“两会”", 6), ("①", 1), ("é", 1), ("e\u{301}", 1),
            ("a\u{200B}b", 2), ("a\u{200D}", 1), ("\u{301}", 0), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
            ("かな", 4), ("か\u{3099}", 2), ("ไทย", 3), ("नि", 2), ("क्षि", 2), ("𠮷", 2), ("㐂", 2), ("☰", 2), ("䷀", 2),
            ("…", 1), ("─", 1), ("\u{AD}", 1),
        ])
    func widths(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test(
        "Emoji take two columns however many scalars they are made of",
        arguments: [
            "😀", "⚠️", "❤️", "1️⃣", "👍🏽", "👨‍👩‍👧", "🇨🇳", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "⌚", "🫩",
        ])
    func emoji(text: String) {
        #expect(DisplayWidth.of(text) == 2)
    }

    @Test("An emoji selector alone, and a symbol without it")
    func selector() {
        #expect(DisplayWidth.of("\u{FE0F}") == 0)
        #expect(DisplayWidth.of("❤") == 1)
        #expect(DisplayWidth.of("⚠") == 1)
    }

    @Test("Control characters count as none")
    func control() {
        #expect(DisplayWidth.of("\u{1B}[1m") == 3)
        #expect(DisplayWidth.of("\r\n\t\u{7F}\u{9B}\u{2028}") == 0)
    }
}
