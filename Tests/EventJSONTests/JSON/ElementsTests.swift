import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("A batch is split into its elements, be some of them bad")
struct ElementsTests {
    private func elements(_ text: String) -> [String]? {
        let bytes = Array(text.utf8)
        return JSONText.elements(of: bytes)?.map { range in
            String(decoding: bytes[range], as: UTF8.self).replacing(" ", with: "")
        }
    }

    @Test("Commas and brackets count outside of strings and of inner values alone")
    func split() {
        #expect(
            elements(#"[1,{"a":[1,2],"b":{"c":3}},[4,[5]],"x,]"]"#) == [
                "1", #"{"a":[1,2],"b":{"c":3}}"#, "[4,[5]]", #""x,]""#,
            ])
        #expect(elements(#"["\"],[\\",2]"#) == [#""\"],[\\""#, "2"])
        #expect(elements(" [ 1 , 2 ] \r\n") == ["1", "2"])
    }

    @Test("An empty array has none", arguments: ["[]", " [ ] ", "[\n]"])
    func empty(text: String) {
        #expect(elements(text) == [])
    }

    @Test(
        "A bad element is one element, and does no harm to the others",
        arguments: [
            (#"[{"a":1},{bad},{"b":2}]"#, ["{\"a\":1}", "{bad}", "{\"b\":2}"]), ("[1,,2]", ["1", "", "2"]),
            ("[1,]", ["1", ""]), ("[,]", ["", ""]), ("[NaN,1]", ["NaN", "1"]), ("[1 2,3]", ["12", "3"]),
            (#"[{"a":1,"a":2},1]"#, [#"{"a":1,"a":2}"#, "1"]),
        ])
    func bad(text: String, expected: [String]) {
        #expect(elements(text) == expected)
    }

    @Test(
        "Where brackets or quotes do not match up, the text is no batch",
        arguments: [
            "", " ", "{}", "1", "[", "[1", "[1,", "[[1]", "[1]]", "[1]x", "[]x", "[] []", #"["a]"#, #"["a\"]"#,
            #"["a\"#, "[{]", "[}]",
        ])
    func noBatch(text: String) {
        #expect(elements(text) == nil)
    }

    @Test("What is split off is what parsing the whole gives", arguments: 1...10 as ClosedRange<UInt64>)
    func randomBatches(seed: UInt64) throws {
        let events = RandomStream(seed: seed, count: 12).items.map(\.event)
        for text in [JSONValue.array(events).text, JSONValue.array(events).spaciousText] {
            let bytes = Array(text.utf8)
            let parts = try #require(JSONText.elements(of: bytes)).map { Array(bytes[$0]) }
            #expect(try parts.map { try JSONParser.parse($0) } == events)
        }
    }

    @Test("An element is decoded in its place as it is alone")
    func decoded() {
        let events = [EventDraft.found("H-1").json(id: "a"), EventDraft.rectified("H-1").json(id: "b")]
        let bytes = Array("[\(events[0].text), nonsense ,\(events[1].spaciousText)]".utf8)
        let decoder = EventDecoder(policy: .shipped)
        let decoded = (JSONText.elements(of: bytes) ?? []).map {
            decoder.decode(bytes, in: $0, receivedAt: "2023-01-02 09:00")
        }
        #expect(decoded.map(\.id) == ["a", nil, "b"])
        #expect(decoded.map { try? JSONParser.parse($0.body) } == [events[0], nil, events[1]])
        #expect(decoded[2].body == JSONText.compacted(Array(events[1].spaciousText.utf8)))
    }

    @Test("The first byte that is no white space")
    func firstByte() {
        #expect(JSONText.firstByte(of: Array(" \t\r\n[1]".utf8)) == UInt8(ascii: "["))
        #expect(JSONText.firstByte(of: Array("  ".utf8)) == nil)
    }
}
