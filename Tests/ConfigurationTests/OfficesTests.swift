import Ledgers
import Testing

@testable import DubanConfiguration

@Suite("offices.yaml")
struct OfficesTests {
    static let keys = [
        "uY36C6#IfztC=P<LkN^+n*Cl=Kl8#m8JyBy/=2=:", "vw(<x)B-j%QPS1b*!:6q]p%xTsn1(Zaa:i9firsu",
    ]

    @Test("An office with all that it may have")
    func everything() throws {
        let text = """
            offices:
              - name: 甲
                keys: ['\(Self.keys[0])', '\(Self.keys[1])']
                areas: ['14', '1404', '140403', '140403001', '140403001002', 140403-gxq]
                sources: [/offices/a, /gateways/a-*]
                types: [hazard-found, reading, incident]
                acknowledge: true
                tail: tcp://0.0.0.0:7711
                query: true
                limits: {eventsPerSecond: 5, bytesPerSecond: 64 KiB, deadLettersPerHour: 7}
            """
        var limits = OfficeLimits()
        (limits.eventsPerSecond, limits.bytesPerSecond, limits.deadLettersPerHour) = (5, 65_536, 7)
        let office = Office(
            name: "甲", keys: Self.keys,
            areas: AreaScope(["14", "1404", "140403", "140403001", "140403001002", "140403-gxq"]),
            sources: [SourcePattern("/offices/a"), SourcePattern("/gateways/a-*")],
            types: [.hazardFound, .incident, .acknowledged], mayMeasure: true, mayFollow: true,
            tail: "tcp://0.0.0.0:7711",
            mayAsk: true, limits: limits)
        let read = try offices(text)
        #expect(read.all == [office])
    }

    @Test("What is not given is not allowed")
    func nothing() throws {
        let read = try offices("offices: [{name: 甲, keys: ['\(Self.keys[0])']}]")
        #expect(read.all == [Office(name: "甲", keys: [Self.keys[0]], areas: AreaScope([]))])
    }

    @Test("all")
    func all() throws {
        let read = try offices(
            "offices: [{name: 甲, keys: ['\(Self.keys[0])'], areas: all, sources: [/a], types: all, tail: true}]")
        let office = try #require(read.all.first)
        #expect(office.areas == .everywhere && office.mayFollow && !office.mayAsk)
        #expect(Set(office.types) == Set(EventType.allCases).subtracting([.acknowledged]))
        #expect(office.tail == nil && office.mayMeasure)
    }

    @Test("A gateway that sends readings and nothing else")
    func readings() throws {
        let rest = "areas: all, sources: [/a], types: [reading]"
        let office = try #require(try offices("offices: [{name: 甲, keys: ['\(Self.keys[0])'], \(rest)}]").all.first)
        #expect(office.mayMeasure && office.mayPublish && office.types.isEmpty)
    }

    @Test(
        "A value that is refused",
        arguments: [
            (
                "areas: ['140']",
                "areas[0]: \"140\" is no area; write 2, 4, 6, 9 or 12 digits, or 6 and a zone: 140403-gxq"
            ),
            ("areas: ['']", "areas[0]: \"\" is no area; write 2, 4, 6, 9 or 12 digits, or 6 and a zone: 140403-gxq"),
            (
                "areas: ['1404*']",
                "areas[0]: \"1404*\" is no area; write 2, 4, 6, 9 or 12 digits, or 6 and a zone: 140403-gxq"
            ),
            (
                "areas: [all]",
                "areas[0]: \"all\" is no area; for everywhere write areas: all, without brackets"
            ),
            ("areas: some", "areas: is a single value; a list belongs here, for example [a, b]"),
            ("areas: ['14', '14']", "areas[1]: \"14\" is in the list twice"),
            ("sources: [/duban]", "sources[0]: \"/duban\" covers /duban, a source of the node"),
            ("sources: [/d*]", "sources[0]: \"/d*\" covers /duban, a source of the node"),
            ("sources: ['*']", "sources[0]: \"*\" covers /duban, a source of the node"),
            ("sources: [/duban*]", "sources[0]: \"/duban*\" covers /duban, a source of the node"),
            (
                "sources: [/a*b]",
                "sources[0]: \"/a*b\" is no source; write 1 to 200 visible ASCII characters, of which only the last may be *"
            ),
            (
                "sources: [/督]",
                "sources[0]: \"/督\" is no source; write 1 to 200 visible ASCII characters, of which only the last may be *"
            ),
            ("types: [acknowledged]", "types[0]: is given by acknowledge: true"),
            (
                "types: [incidents]",
                "types[0]: \"incidents\" is not allowed; allowed are hazard-found, rectified, verified, extended, amended, withdrawn, measure, incident, watch, reading; did you mean incident?"
            ),
            ("acknowledge: yes", "acknowledge: \"yes\" is neither true nor false"),
            (
                "tail: yes",
                "tail: \"yes\" is no endpoint; write for example tcp://127.0.0.1:7701, ipc:///run/duban/ingest or inproc://ingest"
            ),
            ("query: 1", "query: \"1\" is neither true nor false"),
            (
                "limits: {eventsPerSecond: 0}",
                "limits.eventsPerSecond: 0 is out of range; allowed are 1 to 1000000"
            ),
            (
                "limits: {bytesPerSecond: 1 MB}",
                "limits.bytesPerSecond: \"1 MB\" is no size; write for example 1048576, 64 KiB, 1 MiB"
            ),
            (
                "limits: {events: 1}",
                "limits.events: is no known key; known here: eventsPerSecond, bytesPerSecond, deadLettersPerHour"
            ),
            ("area: ['14']", "area: is no known key; did you mean areas?"),
        ])
    func values(setting: String, rest: String) {
        let line = refusal(offices: "offices:\n- name: 甲\n  keys: ['\(Self.keys[0])']\n  \(setting)")
        #expect(line?.hasPrefix("offices.yaml:4:") == true)
        #expect(line?.hasSuffix(": offices[0].\(rest)") == true, "\(line ?? "-")")
    }

    @Test(
        "An office that contradicts itself",
        arguments: [
            ("areas: all, types: all", "offices[0]: may publish, but has no sources to publish under"),
            ("areas: all, acknowledge: true", "offices[0]: may publish, but has no sources to publish under"),
            (
                "areas: all, sources: [/a]",
                "offices[0]: has sources, but may publish nothing; give it types or acknowledge: true"
            ),
            ("sources: [/a], types: all", "offices[0]: has no areas, so nothing could be allowed to it"),
            ("tail: true", "offices[0]: has no areas, so nothing could be allowed to it"),
            ("areas: [], query: true", "offices[0]: has no areas, so nothing could be allowed to it"),
            (
                "areas: ['1404'], tail: true",
                "offices[0].tail: an office that may not see all areas follows on an endpoint of its own; write for example tcp://127.0.0.1:7711"
            ),
        ])
    func contradictions(settings: String, rest: String) {
        #expect(
            refusal(offices: "offices:\n- {name: 甲, keys: ['\(Self.keys[0])'], \(settings)}")
                == "offices.yaml:2:3: " + rest)
    }

    @Test(
        "A key that is none",
        arguments: [
            "", "short", String(repeating: "a", count: 39), String(repeating: "a", count: 41),
            String(repeating: "~", count: 40), String(repeating: "#", count: 40), String(repeating: "督", count: 40),
        ])
    func badKey(text: String) {
        let line = refusal(offices: "offices:\n- {name: 甲, keys: ['\(text)']}")
        #expect(
            line
                == "offices.yaml:2:20: offices[0].keys[0]: \"\(text)\" is no public key; write the 40 characters that duban keygen prints"
        )
    }

    @Test("What only one office can have")
    func shared() {
        let first = "offices:\n- {name: 甲, keys: ['\(Self.keys[0])'], areas: all, tail: 'tcp://a:1'}\n"
        #expect(
            refusal(offices: first + "- {name: 甲, keys: ['\(Self.keys[1])']}")
                == "offices.yaml:3:10: offices[1].name: \"甲\" is offices[0].name (line 2) already")
        #expect(
            refusal(offices: first + "- {name: 乙, keys: ['\(Self.keys[1])', '\(Self.keys[0])']}")?
                .hasSuffix("offices[1].keys[1]: \"\(Self.keys[0])\" is offices[0].keys[0] (line 2) already")
                == true)
        #expect(
            refusal(offices: first + "- {name: 乙, keys: ['\(Self.keys[1])'], areas: all, tail: 'tcp://a:1'}")?
                .hasSuffix("offices[1].tail: \"tcp://a:1\" is offices[0].tail (line 2) already") == true
        )
        #expect(
            refusal(offices: "offices:\n- {name: 甲, keys: ['\(Self.keys[0])', '\(Self.keys[0])']}")?
                .hasSuffix("keys[1]: \"\(Self.keys[0])\" is in the list twice") == true)
    }

    @Test("A file without offices, or an office without name or key")
    func missing() {
        #expect(refusal(offices: "") == "offices.yaml:1:1: has no offices")
        #expect(
            refusal(offices: "offices: []")
                == "offices.yaml:1:10: offices: is an empty list; at least one item belongs here")
        #expect(refusal(offices: "office: []") == "offices.yaml:1:1: office: is no known key; did you mean offices?")
        #expect(refusal(offices: "offices: [{name: 甲}]") == "offices.yaml:1:11: offices[0]: has no keys")
        #expect(refusal(offices: "offices: [{keys: []}]") == "offices.yaml:1:11: offices[0]: has no name")
        #expect(
            refusal(offices: "offices: [{name: 甲, keys: []}]")?.hasSuffix(
                "keys: is an empty list; at least one item belongs here") == true)
    }
}
