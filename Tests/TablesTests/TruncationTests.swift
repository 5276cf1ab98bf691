import Tables
import Testing

@Suite("A text is cut to columns")
struct TruncationTests {
    @Test(
        "Texts",
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("", 0, ""),
            ("中文字", 6, "中文字"), ("中文字", 5, "中文…"), ("中文字", 4, "中…"), ("中文字", 3, "中…"), ("中文字", 2, "…"),
            ("a中文", 4, "a中…"), ("a中文", 3, "a…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…"),
        ])
    func texts(text: String, columns: Int, cut: String) {
        #expect(text.truncated(toColumns: columns) == cut)
        #expect(DisplayWidth.of(text.truncated(toColumns: columns)) <= columns)
    }
}
