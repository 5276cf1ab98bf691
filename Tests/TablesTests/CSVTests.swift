import Tables
import Testing

@Suite("CSV")
struct CSVTests {
    @Test("Lines end with CR LF; commas, quotes and line breaks are quoted")
    func quoting() {
        #expect(
            CSV.line(["a", "b,c", "say \"hi\"", "one\ntwo", "one\r\ntwo", "", "大同，市"])
                == "a,\"b,c\",\"say \"\"hi\"\"\",\"one\ntwo\",\"one\r\ntwo\",,大同，市\r\n")
    }

    @Test("A document")
    func document() {
        #expect(
            CSV.document(header: ["编号", "天"], rows: [["DT-1", "3"], ["DT-2", "-4"]]) == "编号,天\r\nDT-1,3\r\nDT-2,-4\r\n")
        #expect(CSV.document(header: ["a"], rows: []) == "a\r\n")
    }

    @Test(
        "What a spreadsheet would take for a formula is prefixed",
        arguments: [
            ("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("-1+1", "'-1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""), ("\nx", "\"'\nx\""), ("\r\nx", "\"'\r\nx\""), ("＝1", "'＝1"), ("＠x", "'＠x"),
            ("-", "'-"),
            ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
            ("-inf", "'-inf"), ("+0x1", "'+0x1"), ("=5", "'=5"), ("-1 ", "'-1 "), ("- 1", "'- 1"), (" =1", "' =1"),
            ("\u{200B}=1", "'\u{200B}=1"), ("\u{FEFF}@x", "'\u{FEFF}@x"),
        ])
    func formulas(text: String, field: String) {
        #expect(CSV.line([text]) == field + "\r\n")
    }

    @Test(
        "Numbers, and signs within a text, are left as they are",
        arguments: [
            "-1", "+1", "-1.5", "-1e6", "+1.5E-3", "+8613800000000", "a=b", "DT-1", "1-2",
        ])
    func harmless(text: String) {
        #expect(CSV.line([text]) == text + "\r\n")
    }

    @Test("What a terminal would obey is replaced; line breaks stay")
    func controls() {
        #expect(CSV.line(["\u{1B}[2J", "a\u{9B}b", "x\u{202E}y", "a\nb"]) == "␛[2J,a�b,x�y,\"a\nb\"\r\n")
    }
}
