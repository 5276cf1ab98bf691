import DubanTestKit
import EventJSON
import Ledgers
import Monitoring
import Testing

@Suite("Section 10.2: readings")
struct ReadingDecoderTests {
    private func verdict(_ path: String, _ value: JSONValue?) -> String? {
        ReadingDraft.verdict(ReadingDraft.json().setting(path, to: value))
    }

    @Test("What a reading says")
    func decoded() throws {
        let bytes = ReadingDraft.json().bytes
        let decoded = try #require(ReadingDraft.decode(bytes))
        let time = ReadingDraft.receipt + Span(milliseconds: -750)
        #expect(
            try decoded.result.get()
                == Reading(point: "CH4-1201-T1", time: time, value: 0.52, unit: "%", quality: .good))
        #expect(decoded.point == "CH4-1201-T1" && decoded.id == "gw-1/7" && decoded.source == "/gateways/140403/1")
        #expect(decoded.body == bytes && decoded.size == bytes.count)
    }

    @Test("However it is spelt", arguments: [0, 3])
    func respelt(padding: Int) throws {
        let text = String(repeating: " ", count: padding) + ReadingDraft.json().spaciousText
        let decoded = try #require(ReadingDraft.decode(Array(text.utf8)))
        #expect(try decoded.result.get() == ReadingDraft.decode(ReadingDraft.json().bytes)?.result.get())
        #expect(decoded.id == "gw-1/7" && decoded.source == "/gateways/140403/1")
        #expect(try JSONParser.parse(decoded.body) == ReadingDraft.json())
    }

    @Test("value is any number that a double holds, and nothing else")
    func value() throws {
        for number in [0, -1, 1e300, -273.15, 2.5e-308] {
            let event = ReadingDraft.json(["value": .number(JSONNumber(number)), "unit": "K"])
            #expect(try ReadingDraft.decode(event.bytes)?.result.get().value == number)
        }
        for value in [nil, "0.5", .null, true, [], [:]] as [JSONValue?] {
            #expect(verdict("/data/value", value) == "invalid-data /data/value")
        }
    }

    @Test("unit is a text of 1 to 20 characters")
    func unit() {
        for unit in ["%", "mm/d", "℃", String(repeating: "厘", count: 20)] {
            #expect(verdict("/data/unit", .string(unit)) == nil)
        }
        for value in [nil, "", " ", .null, 1, .string(String(repeating: "m", count: 21)), "a\u{0}"] as [JSONValue?] {
            #expect(verdict("/data/unit", value) == "invalid-data /data/unit")
        }
    }

    @Test("quality is good where it is not given", arguments: Quality.allCases)
    func quality(quality: Quality) throws {
        let event = ReadingDraft.json().setting("/data/quality", to: .string(quality.rawValue))
        #expect(try ReadingDraft.decode(event.bytes)?.result.get().quality == quality)
        for value in ["", "Good", "bad", .null, 1] as [JSONValue] {
            #expect(verdict("/data/quality", value) == "invalid-data /data/quality")
        }
    }

    @Test("A field that is none of these is refused; an extension is not")
    func surplus() {
        #expect(verdict("/data/values", 1) == "invalid-data /data/values")
        #expect(verdict("/data/a~b", 1) == "invalid-data /data/a~0b")
        for value in [1, "x", .null, [:], ["value": 1]] as [JSONValue] { #expect(verdict("/sequence", value) == nil) }
    }

    @Test("A clock that runs ahead is told from other faults")
    func ahead() {
        #expect(verdict("/time", "2023-01-02T09:05:00+08:00") == nil)
        #expect(verdict("/time", "2023-01-02T09:05:00.001+08:00") == "ahead invalid-envelope /time")
        #expect(verdict("/time", "2999-12-31T00:00:00Z") == "ahead invalid-envelope /time")
        #expect(verdict("/time", "2023-01-02") == "invalid-envelope /time")
        #expect(verdict("/time", "2000-01-01T00:00:00Z") == nil)
    }

    @Test("A reading has at most 1,024 bytes, white space included")
    func size() throws {
        let room = 1_024 - ReadingDraft.json().setting("/note", to: "").bytes.count
        let largest = ReadingDraft.json().setting("/note", to: .string(String(repeating: "x", count: room)))
        #expect(largest.bytes.count == 1_024 && ReadingDraft.verdict(largest) == nil)
        let larger = ReadingDraft.json().setting("/note", to: .string(String(repeating: "x", count: room + 1)))
        #expect(ReadingDraft.verdict(larger) == "too-large")
        let decoded = try #require(ReadingDraft.decode(larger.bytes))
        #expect(decoded.point == "CH4-1201-T1" && decoded.id == "gw-1/7" && decoded.size == 1_025)
        // What is around it is no part of it.
        let padded = Array(repeating: UInt8(ascii: "\n"), count: 9) + largest.bytes
        #expect(throws: Never.self) { try ReadingDraft.decode(padded)?.result.get() }
    }

    @Test("Of what is refused is known whose it is, as far as it can be read")
    func refused() throws {
        var event = ReadingDraft.json().setting("/data/unit", to: nil)
        var decoded = try #require(ReadingDraft.decode(event.bytes))
        #expect(decoded.point == "CH4-1201-T1" && decoded.source == "/gateways/140403/1" && decoded.id == "gw-1/7")
        event = event.setting("/subject", to: "a/b").setting("/source", to: "文 \"本").setting("/id", to: 7)
        decoded = try #require(ReadingDraft.decode(event.bytes))
        #expect(decoded.point == nil && decoded.source == "文 \"本" && decoded.id == nil)
        #expect(decoded.body == event.bytes)
    }

    @Test("What is of another type, or of none that can be read, is for the other decoder")
    func others() throws {
        for value in ["Reading", "readings", "", "rectified", 1, .null, nil, ["reading"]] as [JSONValue?] {
            #expect(verdict("/type", value) == "no reading")
        }
        for text in ["", "[]", "\"reading\"", "{", #"{"type":"reading","type":"reading"}"#, "reading"] {
            #expect(ReadingDraft.decode(Array(text.utf8)) == nil)
        }
        let event = EventDraft.rectified("H-1").json(receivedAt: ReadingDraft.receipt).bytes
        let incoming = IncomingDecoder(policy: .shipped).decode(event, receivedAt: ReadingDraft.receipt)
        guard case .event(let decoded) = incoming else { return #expect(Bool(false), "no event") }
        #expect(try decoded.result.get().subject == "H-1")
    }
}
