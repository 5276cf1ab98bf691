import Tables
import Testing

@Suite("Text from outside is made harmless")
struct PrintableTests {
    @Test(
        "Texts",
        arguments: [
            ("隐患 A-1", "隐患 A-1"),
            ("\u{1B}[31mred", "␛[31mred"),
            ("a\u{0}b\u{7}c\u{7F}", "a␀b␇c␡"),
            ("one\ntwo\r\nthree\tfour\rfive\u{B}\u{C}", "one two three four five  "),
            ("a\u{85}b\u{2028}c\u{2029}d", "a b c d"),
            ("a\u{9B}31mb", "a�31mb"),
            ("exe\u{202E}gpj\u{202C}.\u{2066}x\u{2069}\u{200F}", "exe�gpj�.�x��"),
            ("👨‍👩‍👧 e\u{301}", "👨‍👩‍👧 e\u{301}"),
        ])
    func texts(text: String, shown: String) {
        #expect(text.printable == shown)
    }

    @Test("A JSON text has escapes in their place, and is the same JSON")
    func json() {
        #expect(
            "{\"隐患\":\"a\u{9B}b\u{202E}c\u{2028}d\u{7F}\"}\n".escapingControls
                == #"{"隐患":"a\u009bb\u202ec\u2028d\u007f"}"# + "\n")
        #expect("[1,\t2]".escapingControls == "[1,\t2]")
    }
}
