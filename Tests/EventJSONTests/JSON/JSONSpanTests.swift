import Testing

@testable import EventJSON

/// Strings are read eight bytes at a time: what is found must not depend on where in them it stands.
@Suite("JSON strings, wherever in them something stands")
struct JSONSpanTests {
    private func parse(_ bytes: [UInt8]) -> Result<JSONValue, JSONError> {
        Result { () throws(JSONError) in try JSONParser.parse(bytes) }
    }

    /// A string with `bytes` behind so many letters, and as many behind them.
    private func string(_ bytes: [UInt8], behind count: Int, before rest: Int) -> [UInt8] {
        let letter = UInt8(ascii: "x")
        let text = Array(repeating: letter, count: count) + bytes + Array(repeating: letter, count: rest)
        return [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
    }

    @Test("Every byte is what it is by itself", arguments: 0..<18)
    func bytes(count: Int) {
        for rest in [0, 1, 7, 8, 20] {
            for byte in UInt8.min...UInt8.max where byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "\"") {
                let expected: JSONError.Reason? = byte < 0x20 ? .controlCharacter : byte < 0x80 ? nil : .invalidUTF8
                let result = parse(string([byte], behind: count, before: rest))
                #expect((try? result.get()) == nil || expected == nil)
                if case .failure(let error) = result { #expect(error.reason == expected, "\(byte)") }
            }
        }
    }

    @Test("Characters, escapes and the end", arguments: 0..<18)
    func characters(count: Int) {
        let letters = String(repeating: "x", count: count)
        for (written, meant) in [("煤", "煤"), ("é", "é"), ("😀", "😀"), (#"\n"#, "\n"), (#"\u7164"#, "煤"), ("", "")] {
            for rest in [0, 1, 7, 8, 20] {
                let end = String(repeating: "x", count: rest)
                let value = try? parse(string(Array(written.utf8), behind: count, before: rest)).get()
                #expect(value?.string == letters + meant + end)
            }
        }
        let unended = Array(string([], behind: count, before: 0).dropLast())
        #expect(parse(unended) == .failure(JSONError(reason: .unexpectedEnd, offset: unended.count)))
    }

    @Test(
        "Text that is no UTF-8 is refused wherever it stands",
        arguments: [
            [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE0, 0x9F, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8], [0x80],
            [0xFF],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xE4, 0xB8, 0x2E],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        for count in 0..<18 {
            for text in [bytes, Array("煤".utf8) + bytes, bytes + Array("煤矿".utf8)] {
                guard case .failure(let error) = parse(string(text, behind: count, before: 0)) else {
                    Issue.record("\(bytes) behind \(count) letters is taken")
                    continue
                }
                #expect(error.reason == .invalidUTF8)
                #expect(error.offset == 1)
            }
        }
    }

    @Test("Names that begin and end alike are told apart")
    func names() throws {
        let names = [
            "abcdefgh", "abcdefghabcdefgh", "abcdefgh.abcdefgh", "abcdefghxabcdefgh", "abcdefgh..abcdefgh", "a", "b",
            "",
        ]
        let text = "{" + names.enumerated().map { #""\#($1)":\#($0)"# }.joined(separator: ",") + "}"
        let document = try JSONDocument(Array(text.utf8))
        for (index, name) in names.enumerated() { #expect(document.root[name]?.value.integer == index) }
        #expect(document.root["abcdefghyabcdefgh"] == nil)
    }
}
