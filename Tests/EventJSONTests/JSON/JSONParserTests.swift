import EventJSON
import Testing

@Suite("JSON that is read")
struct JSONParserTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    @Test("Every kind of value")
    func kinds() throws {
        let value = try parse(#"{"a":null,"b":true,"c":false,"d":-1.5e+3,"e":"文","f":[],"g":[1,[2]],"h":{}}"#)
        #expect(value["a"]?.isNull == true && value["b"]?.bool == true && value["c"]?.bool == false)
        #expect(value["d"] == -1500 && value["e"]?.string == "文")
        #expect(value["f"]?.array?.isEmpty == true && value["g"] == [1, [2]] && value["h"] == [:])
        #expect(value["i"] == nil)
    }

    @Test("A text may be any value, with white space around it")
    func anyValue() throws {
        #expect(try parse(" \t\r\n3 \t\r\n") == 3)
        #expect(try parse("\"x\"") == "x")
        #expect(try parse("null").isNull)
        #expect(try parse(" { \"a\" : [ 1 , 2 ] } ") == ["a": [1, 2]])
    }

    @Test("Members keep the order in which they were written")
    func order() throws {
        #expect(try parse(#"{"b":1,"a":2,"c":3}"#).text == #"{"b":1,"a":2,"c":3}"#)
    }

    @Test(
        "Escapes",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u6587\uFFFF""#, "A\u{E9}文\u{FFFF}"),
            (#""\uD83D\uDE00""#, "😀"), (#""\ud800\udc00\udbff\udfff""#, "\u{10000}\u{10FFFF}"), (#""\u0000""#, "\0"),
            (#""a\u007Fb""#, "a\u{7F}b"), (#""\\u0041""#, "\\u0041"),
        ])
    func escapes(text: String, expected: String) throws {
        #expect(try Array(#require(parse(text).string).utf8) == Array(expected.utf8))
    }

    @Test("Characters are kept as they are written: nothing is normalised")
    func exact() throws {
        for text in ["\u{E9}", "e\u{301}", "\u{7F}", "\u{2028}", "\u{FEFF}", "😀", "\u{10FFFF}", "\u{FFFE}"] {
            #expect(try Array(#require(parse("\"\(text)\"").string).utf8) == Array(text.utf8))
        }
    }

    @Test(
        "Numbers",
        arguments: [
            ("0", 0), ("-0", 0), ("-1", -1), ("10.25", 10.25), ("1e2", 100), ("1E+2", 100), ("125e-2", 1.25),
            ("0.5", 0.5), ("1.7976931348623157e308", 1.7976931348623157e308), ("5e-324", .leastNonzeroMagnitude),
            ("9007199254740993", 9_007_199_254_740_992), ("0e400", 0),
        ] as [(String, Double)])
    func numbers(text: String, expected: Double) throws {
        guard case .number(let number) = try parse(text) else { throw Mismatch() }
        #expect(number.double == expected && number.text == text)
    }

    @Test(
        "Whole numbers, however they are written",
        arguments: [
            ("3", 3), ("3.0", 3), ("3e0", 3), ("0.3e1", 3), ("30E-1", 3), ("-0", 0), ("-7.00", -7), ("3.5", nil),
            ("1e30", nil), ("9007199254740993", 9_007_199_254_740_993), ("9223372036854775807", .max),
            ("9223372036854775808", nil), ("-9223372036854775808", .min),
        ] as [(String, Int?)])
    func integers(text: String, expected: Int?) throws {
        #expect(try parse(text).integer == expected)
    }

    @Test("100 levels deep, and no deeper")
    func depth() throws {
        let text = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
        #expect(throws: Never.self) { try parse(text(100)) }
        #expect(throws: JSONError.self) { try parse(text(101)) }
        #expect(throws: JSONError.self) { try parse(String(repeating: #"{"a":"#, count: 101)) }
        #expect(throws: Never.self) { try parse("[" + String(repeating: "[[]],", count: 200) + "[]]") }
    }

    private struct Mismatch: Error {}
}
