import EventJSON
import Testing

@Suite("JSON that is refused")
struct JSONRefusalTests {
    private func reason(_ bytes: [UInt8]) -> JSONError.Reason? {
        do {
            _ = try JSONParser.parse(bytes)
            return nil
        } catch {
            return error.reason
        }
    }

    private func reason(_ text: String) -> JSONError.Reason? { reason(Array(text.utf8)) }

    @Test(
        "A name that occurs twice, however it is spelt",
        arguments: [
            #"{"a":1,"a":2}"#, #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":2}"#, #"{"x":{"a":1,"b":2,"a":3}}"#,
            #"{"":1,"":2}"#,
            #"[{"文":1,"\u6587":2}]"#,
        ])
    func duplicateName(text: String) {
        #expect(reason(text) == .duplicateName)
    }

    @Test("Among many names, too", arguments: [0, 1, 22, 23, 24, 25, 40, 99])
    func duplicateAmongMany(index: Int) {
        let members = (0..<100).map { #""n\#($0)":\#($0)"# }
        #expect(reason("{" + members.joined(separator: ",") + "}") == nil)
        #expect(reason("{" + (members + [#""n\#(index)":0"#]).joined(separator: ",") + "}") == .duplicateName)
    }

    @Test("Names that only look alike are two")
    func alike() {
        #expect(reason(#"{"a":1,"A":2,"a ":3}"#) == nil)
        #expect(reason("{\"\u{E9}\":1,\"e\u{301}\":2}") == nil)
    }

    @Test(
        "Half of a surrogate pair",
        arguments: [
            #""\ud800""#, #""\udc00""#, #""\udfff""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83d\u0041""#,
            #""\ud83d\ud83d""#,
            #""\ude00\ud83d""#, #"{"\ud800":1}"#, #""\ud83d\"#,
        ])
    func loneSurrogate(text: String) {
        #expect(reason(text) == .loneSurrogate)
    }

    @Test(
        "What is no number in JSON",
        arguments: [
            "NaN", "Infinity", "-Infinity", "-", "+1", ".5", "1.", "01", "-01", "00", "1e", "1e+", "1.e2", "0x10",
            "1_000",
            "１", "--1", "1e1.5", "٣",
        ])
    func notANumber(text: String) {
        #expect(reason(text) != nil)
        #expect(reason("[\(text)]") != nil)
        #expect(reason("{\"a\":\(text)}") != nil)
    }

    @Test(
        "A number beyond a double",
        arguments: [
            "1e309", "-1e309", "1e400", "1e99999999999999999999", "1.7976931348623159e308", "[1,2e308]",
        ])
    func beyondADouble(text: String) {
        #expect(reason(text) == .numberBeyondDouble)
    }

    @Test("A long integer is a number like others, as far as a double goes")
    func longInteger() {
        #expect(reason(String(repeating: "9", count: 308)) == nil)
        #expect(reason(String(repeating: "9", count: 310)) == .numberBeyondDouble)
    }

    @Test(
        "Invalid UTF-8 in a string",
        arguments: [
            [0xFF], [0x80], [0xC3], [0xC0, 0x80], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC3, 0x28], [0xBD, 0xE1],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        #expect(reason([0x22] + bytes + [0x22]) == .invalidUTF8)
        #expect(reason([0x22] + bytes + Array(#"\n""#.utf8)) == .invalidUTF8)
        #expect(reason([0x7B, 0x22] + bytes + Array(#"":1}"#.utf8)) == .invalidUTF8)
        #expect(reason(bytes) != nil)
    }

    @Test("What is UTF-8 is what the standard library takes for it", arguments: 0x61...0xFF as ClosedRange<UInt8>)
    func asTheStandardLibrary(first: UInt8) {
        let seconds: [UInt8] = [0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE1, 0xFF]
        let others: [UInt8] = [0x61, 0x7F, 0x80, 0xBF, 0xC0]
        for second in seconds {
            for third in others {
                for fourth in others {
                    let bytes = [first, second, third, fourth]
                    for count in 1...4 {
                        let text = Array(bytes[..<count])
                        let isUTF8 = String(validating: text, as: UTF8.self) != nil
                        #expect(reason([0x22] + text + [0x22]) == (isUTF8 ? nil : .invalidUTF8))
                    }
                }
            }
        }
    }

    @Test("Control characters in a string that are not escaped", arguments: 0..<0x20 as Range<UInt8>)
    func controlCharacters(byte: UInt8) {
        #expect(reason([0x22, 0x61, byte, 0x22]) == .controlCharacter)
        #expect(reason(Array(#""\t"#.utf8) + [byte, 0x22]) == .controlCharacter)
    }

    @Test(
        "An unknown escape",
        arguments: [
            #""\x41""#, #""\a""#, #""\'""#, #""\U0041""#, #""\u00g1""#, #""\u+041""#, #""\u 041""#, #""\ud83d\u""#,
        ])
    func unknownEscape(text: String) {
        #expect(reason(text) == .invalidEscape)
    }

    @Test(
        "Something behind the value",
        arguments: [
            "{} x", "{}{}", "1 2", "[],", "null\u{0}", "\"a\"\"b\"", "true false", "{}\u{FEFF}", "1]",
        ])
    func trailingBytes(text: String) {
        #expect(reason(text) == .trailingBytes)
    }

    @Test(
        "A byte order mark, and white space that JSON does not know",
        arguments: [
            "\u{FEFF}{}", "\u{A0}1", "\u{B}1", "\u{C}1", "\u{2028}1", "[1,\u{A0}2]", "{\u{3000}}",
        ])
    func otherSpace(text: String) {
        #expect(reason(text) == .unexpectedByte)
    }

    @Test(
        "A text that ends too soon",
        arguments: [
            "", " ", "{", "[", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "\"", "\"a", "\"\\",
            "\"\\u00", "tru", "nul",
            "-", "1.", "1e",
        ])
    func unexpectedEnd(text: String) {
        #expect(reason(text) == .unexpectedEnd)
    }

    @Test(
        "What other notations allow",
        arguments: [
            "{a:1}", "{'a':1}", "[1,]", "{\"a\":1,}", "[,1]", "[1 2]", "{\"a\" 1}", "{1:2}", "// x\n1", "/* x */1",
            "TRUE", "None",
            "undefined", "True", "nulL", "[1;2]", "(1)", "]", "}", ":", ",", "{\"a\"}", "[}", "{]", "[1}", "{\"a\":1]",
        ])
    func otherNotations(text: String) {
        #expect(reason(text) == .unexpectedByte)
    }

    @Test("The message tells where, and nothing of the text")
    func message() {
        do {
            _ = try JSONParser.parse(Array(#"{"secret":"秘密","secret":1}"#.utf8))
            Issue.record("it was read")
        } catch {
            #expect(error.offset == 19 && error.message == "a name occurs twice in one object at byte 19")
        }
    }
}
