import DubanConfiguration
import EventJSON
import Ledgers
import Monitoring
import Testing

@testable import Bridge

@Suite struct MappingTests {
    /// RFC 6901, 5.
    @Test(arguments: [
        ("/foo/0", "\"bar\""), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"), ("/g|h", "4"), ("/i\\j", "5"),
        ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"), ("/foo", "[\"bar\",\"baz\"]"),
    ])
    func pointersFindWhatTheRFCSays(pointer: String, value: String) throws {
        let text = #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#
        let json = try JSONParser.parse(Array(text.utf8))
        #expect(json[try #require(JSONPointer(pointer))]?.text == value)
        #expect(json[JSONPointer("")!] == json)
        for absent in ["/foo/2", "/foo/00", "/foo/-", "/x", "/foo/0/y"] { #expect(json[JSONPointer(absent)!] == nil) }
        #expect(JSONPointer("a") == nil && JSONPointer("/~2") == nil && JSONPointer("/~") == nil)
    }

    @Test func topicsMatchByTheirSegments() throws {
        let pattern = try #require(TopicPattern("mine/{mine}/+/{sensor}"))
        #expect(pattern.filter == "mine/+/+/+")
        #expect(pattern.match("mine/a/gas/b") == ["mine": "a", "sensor": "b"])
        #expect(
            pattern.match("mine/a/gas") == nil && pattern.match("mine/a/gas/b/c") == nil
                && pattern.match("pit/a/gas/b") == nil)
        let rest = try #require(TopicPattern("a/#"))
        #expect(rest.match("a/b/c") != nil && rest.match("a") != nil && rest.match("b") == nil)
        for wrong in ["", "a/#/b", "a/{x}y", "{x}/{x}", "a/b+", "{1}"] {
            #expect(TopicPattern(wrong) == nil, "\(wrong)")
        }
    }

    @Test func templatesAreTextAndPlaces() throws {
        #expect(Template("{}") == .whole)
        let template = try #require(Template("a-{mine}/{/x/0}"))
        #expect(template.references == [.name("mine"), .pointer(JSONPointer("/x/0")!)])
        #expect(template.filled(from: PayloadFields(json: ["x": ["7"]], names: ["mine": "m"])) == "a-m/7")
        #expect(template.filled(from: PayloadFields(json: ["x": [nil]], names: ["mine": "m"])) == nil)
        for wrong in ["{", "}", "a{b", "{a{b}}", "{/~}"] { #expect(Template(wrong) == nil, "\(wrong)") }
    }

    @Test(arguments: [
        (TimeFormat.rfc3339, "2026-11-22T12:00:00+08:00"), (.epochSeconds, "1795320000"),
        (.epochSeconds, "1795320000.0"),
        (.epochMilliseconds, "1795320000000"),
        (.local(TimePattern("yyyy-MM-dd HH:mm:ss")!, .shanghai), "2026-11-22 12:00:00"),
        (.local(TimePattern("yyyy/MM/dd HH:mm")!, .shanghai), "2026/11/22 12:00"),
        (.local(TimePattern("yyyyMMddHHmmss.S")!, .shanghai), "20261122120000.000"),
        (.local(TimePattern("yyyy年MM月dd日 HH:mm:ss")!, .shanghai), "2026年11月22日 12:00:00"),
    ])
    func timesAreRead(format: TimeFormat, text: String) {
        #expect(format.instant(text) == noon)
        for wrong in ["", "x", text + "x", "1", "99999999999999999999"] {
            #expect(format.instant(wrong) == nil, "\(wrong)")
        }
    }

    @Test func timesThatDoNotExistAreNone() {
        let format = TimeFormat.local(TimePattern("yyyy-MM-dd HH:mm:ss.SSS")!, .shanghai)
        #expect(format.instant("2026-11-22 12:00:00.25") == noon + Span(milliseconds: 250))
        for wrong in ["2026-02-29 12:00:00.0", "2026-11-22 24:00:00.0", "2026-11-22 12:00:60.0", "2026-11-22 12:00:00"]
        {
            #expect(format.instant(wrong) == nil, "\(wrong)")
        }
        for wrong in ["HH:mm", "yy-MM-dd", "yyyy-MM-dd hh:mm", "yyyy-M-dd", "yyyy-MM-dd yyyy"] {
            #expect(TimePattern(wrong) == nil, "\(wrong)")
        }
    }

    private func mapping() -> ReadingMapping {
        var mapping = ReadingMapping(point: Template("{/p}")!, value: Template("{/v}")!, unit: Template("{/u}")!)
        mapping.time = Template("{/t}")
        mapping.quality = Template("{/q}")
        mapping.words["标校"] = .calibration
        mapping.words["0"] = .good
        return mapping
    }

    private let whole: JSONValue = [
        "p": "P-1", "v": JSONValue(0.52), "u": "%", "t": "2026-11-22T12:00:00+08:00", "q": "标校",
    ]

    private func changed(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(let members) = whole else { return whole }
        return .object(members.filter { $0.name != name } + [JSONMember(name, value)])
    }

    @Test func aPayloadBecomesAReading() throws {
        let reading = try mapping().reading(from: PayloadFields(json: whole), receivedAt: noon + .hours(1))
        #expect(reading == Reading(point: "P-1", time: noon, value: 0.52, unit: "%", quality: .calibration))
        #expect(try mapping().reading(from: PayloadFields(json: changed("v", "0.52")), receivedAt: noon).value == 0.52)
        #expect(try mapping().reading(from: PayloadFields(json: changed("q", 0)), receivedAt: noon).quality == .good)
        let event = try JSONParser.parse(reading.event(id: "1", source: "/g"))
        #expect(
            event == [
                "specversion": "1.0", "id": "1", "source": "/g", "type": "reading", "subject": "P-1",
                "time": "2026-11-22T04:00:00.000Z",
                "data": ["value": JSONValue(0.52), "unit": "%", "quality": "calibration"],
            ])
    }

    @Test(
        arguments: [
            ("p", nil, MappingFault.noPoint), ("p", "", .invalidPoint), ("p", "a/b", .invalidPoint),
            ("p", "井", .invalidPoint),
            ("p", .string(String(repeating: "x", count: 65)), .invalidPoint), ("v", nil, .noValue),
            ("v", "high", .invalidValue),
            ("v", "NaN", .invalidValue), ("v", [1], .noValue), ("v", true, .invalidValue), ("u", nil, .noUnit),
            ("u", "", .invalidUnit), ("u", .string(String(repeating: "x", count: 21)), .invalidUnit),
            ("t", nil, .noTime),
            ("t", "now", .invalidTime), ("q", nil, .noQuality), ("q", "odd", .unknownQuality),
        ] as [(String, JSONValue, MappingFault)])
    func whatIsNoReadingIsRefused(name: String, value: JSONValue, fault: MappingFault) {
        #expect(throws: fault) {
            try mapping().reading(from: PayloadFields(json: changed(name, value)), receivedAt: noon)
        }
    }

    @Test func otherWordsMeanWhatIsSaid() throws {
        var mapping = mapping()
        mapping.otherwise = .fault
        #expect(try mapping.reading(from: PayloadFields(json: changed("q", "odd")), receivedAt: noon).quality == .fault)
    }

    /// Of one point the node takes only what is later than the last.
    @Test func receiptsOfOnePointAreApart() {
        var clock = ReceiptClock()
        #expect(clock.instant(for: "a", at: noon) == noon)
        #expect(clock.instant(for: "a", at: noon) == noon + Span(milliseconds: 1))
        #expect(clock.instant(for: "a", at: noon - .minutes(1)) == noon + Span(milliseconds: 2))
        #expect(clock.instant(for: "b", at: noon) == noon)
        #expect(clock.instant(for: "a", at: noon + .seconds(1)) == noon + .seconds(1))
    }
}
