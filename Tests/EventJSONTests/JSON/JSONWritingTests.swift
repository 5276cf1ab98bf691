import DubanTestKit
import EventJSON
import Testing

@Suite("JSON that is written, and compacted")
struct JSONWritingTests {
    @Test("Compact, with members in their order")
    func compact() {
        let value: JSONValue = ["b": [1, true, nil, "文"], "a": ["c": .number(JSONNumber(1.5))]]
        #expect(value.text == #"{"b":[1,true,null,"文"],"a":{"c":1.5}}"#)
    }

    @Test(
        "Quotes, backslashes and control characters are escaped",
        arguments: [
            ("\"", #""\"""#), ("\\", #""\\""#), ("\n", #""\n""#), ("\u{0}", #""\u0000""#), ("\u{1F}", #""\u001f""#),
            ("\u{7F}", #""\u007f""#), ("/", #""/""#), ("\u{80}", "\"\u{80}\""),
        ])
    func escapes(text: String, written: String) {
        #expect(JSONValue.string(text).text == written)
    }

    @Test("Every text comes back as it was")
    func roundTrip() throws {
        let text = String(String.UnicodeScalarView((0...0x300).compactMap(Unicode.Scalar.init))) + "文\u{2028}\u{FEFF}😀"
        let value: JSONValue = [text: .string(text)]
        #expect(try JSONParser.parse(value.bytes) == value)
    }

    @Test("A number that was read is written as it was read", arguments: ["3.0", "1e2", "-0", "0.30", "1E+2"])
    func numbersAsRead(text: String) throws {
        #expect(try JSONParser.parse(Array(text.utf8)).text == text)
    }

    @Test(
        "A number that was made is valid JSON of the same value",
        arguments: [
            (0.0, "0"), (-0.0, "0"), (3.0, "3"), (-2.5, "-2.5"), (0.1, "0.1"), (1e13, "10000000000000"),
            (1e300, "1e+300"),
            (.leastNonzeroMagnitude, "5e-324"),
        ])
    func numbersMade(double: Double, text: String) throws {
        #expect(JSONNumber(double).text == text)
        #expect(try JSONParser.parse(Array(text.utf8)) == .number(JSONNumber(double)))
    }

    @Test("What is absent is null")
    func absent() {
        #expect(JSONValue(nil as String?).isNull && JSONValue(nil as Int?).isNull && JSONValue(nil as Double?).isNull)
        #expect(
            JSONValue("x" as String?) == "x" && JSONValue(3 as Int?) == 3 && JSONValue(0.5 as Double?).text == "0.5")
    }

    @Test(
        "Compaction takes out white space between tokens, not within strings",
        arguments: [
            (" { \"a\" : [ 1 , \"x  y\" ] } \n", "{\"a\":[1,\"x  y\"]}"),
            (#"["\" ", "\\" , "\\\" "]"#, #"["\" ","\\","\\\" "]"#),
            ("\t3\r\n", "3"),
        ])
    func compaction(text: String, compact: String) {
        #expect(String(decoding: JSONText.compacted(Array(text.utf8)), as: UTF8.self) == compact)
    }

    @Test("Compacted, a text has the value that it had", arguments: 1...10 as ClosedRange<UInt64>)
    func compactedValue(seed: UInt64) throws {
        for item in RandomStream(seed: seed, count: 10).items {
            let compact = JSONText.compacted(Array(item.event.spaciousText.utf8))
            #expect(try JSONParser.parse(compact) == item.event)
            #expect(JSONText.compacted(compact) == compact)
        }
    }
}
