import DubanConfiguration
import Ledgers
import Testing

@Suite("A node with offices")
struct NodeOfficesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let keys = OfficesTests.keys
        _ = try folder.write(
            """
            offices:
              - {name: 甲, keys: ['\(keys[0])'], areas: ['1404'], tail: 'tcp://127.0.0.1:7711'}
              - {name: 乙, keys: ['\(keys[1])'], areas: all, sources: [/b], types: all}
            """, to: "offices.yaml")
    }

    private func load(
        _ text: String, environment: [String: String] = [:],
        overrides: NodeConfiguration.Overrides = NodeConfiguration.Overrides()
    ) throws -> LoadedConfiguration {
        let file = try folder.write(text, to: "duban.yaml")
        return try NodeConfiguration.load(file: file, environment: environment, overrides: overrides)
    }

    private func refusal(_ text: String) throws -> String? {
        let file = try folder.write(text, to: "duban.yaml")
        let error = #expect(throws: ConfigurationError.self) { try NodeConfiguration.load(file: file) }
        return error?.description.replacing("\(folder.path)/", with: "")
    }

    @Test("Offices and key are relative to the file that names them")
    func relative() throws {
        let loaded = try load("offices: offices.yaml\ncurveKey: keys/node.key")
        #expect(loaded.offices?.all.map(\.name) == ["甲", "乙"])
        #expect(loaded.offices?.all.map(\.tail) == ["tcp://127.0.0.1:7711", nil])
        #expect(loaded.officesFile == "\(folder.path)/offices.yaml")
        #expect(loaded.node.curveKey == "\(folder.path)/keys/node.key")
        #expect(try Offices.load(file: "\(folder.path)/offices.yaml") == loaded.offices)
    }

    @Test("The environment and flags")
    func elsewhere() throws {
        let file = "\(folder.path)/offices.yaml"
        let loaded = try load(
            "", environment: ["DUBAN_OFFICES": file, "DUBAN_CURVE_KEY": "node.key", "DUBAN_INSECURE": "true"])
        #expect(loaded.offices != nil && loaded.node.curveKey == "node.key" && loaded.node.insecure)
        var flags = NodeConfiguration.Overrides()
        (flags.offices, flags.curveKey, flags.insecure) = (file, "other.key", true)
        let flagged = try load("", overrides: flags)
        #expect(flagged.offices != nil && flagged.node.curveKey == "other.key" && flagged.node.insecure)
    }

    @Test("Without offices there are none, and a node isn't insecure by itself")
    func none() throws {
        let loaded = try load("")
        #expect(loaded.offices == nil && loaded.officesFile == nil)
        #expect(loaded.node.curveKey == nil && !loaded.node.insecure)
    }

    @Test("A subscription says whose PUB it is")
    func subscription() throws {
        let loaded = try load(
            "offices: offices.yaml\ncurveKey: k\nsubscribe: [{endpoint: 'tcp://b:1', office: 乙}]")
        #expect(loaded.node.subscribe == [NodeConfiguration.Subscription(endpoint: "tcp://b:1", office: "乙")])
    }

    @Test(
        "What does not go together",
        arguments: [
            (
                "offices: offices.yaml",
                "duban.yaml:1:10: offices: goes with curveKey, the node's own keys; make them with duban keygen node"
            ),
            ("curveKey: k", "duban.yaml:1:11: curveKey: goes with offices; without them nobody could connect"),
            (
                "offices: offices.yaml\ncurveKey: k\nsubscribe: ['tcp://b:1']",
                "duban.yaml:3:13: subscribe[0]: has no office; with offices, write {endpoint: …, office: <name>} to say whose events these are"
            ),
            (
                "subscribe: [{endpoint: 'tcp://b:1', office: 乙}]",
                "duban.yaml:1:13: subscribe[0]: names an office, but there are no offices"
            ),
            (
                "offices: offices.yaml\ncurveKey: k\nsubscribe: [{endpoint: 'tcp://b:1', office: 丙}]",
                #"duban.yaml:3:45: subscribe[0].office: "丙" is no office of the offices file"#
            ),
            (
                "offices: offices.yaml\ncurveKey: k\nsubscribe: [{endpoint: 'tcp://b:1', office: 乙}, {endpoint: 'tcp://b:1', office: 甲}]",
                #"duban.yaml:3:49: subscribe[1]: "tcp://b:1" is in the list twice"#
            ),
            ("subscribe: [{endpoint: 'tcp://b:1'}]", "duban.yaml:1:13: subscribe[0]: has no office"),
            (
                "offices: offices.yaml\ncurveKey: k\nquery: tcp://127.0.0.1:7711",
                #"duban.yaml:3:8: query: "tcp://127.0.0.1:7711" is the tail of the office "甲""#
            ),
            (
                "offices: none.yaml\ncurveKey: k",
                #"duban.yaml:1:10: offices: cannot read "none.yaml": there is no such file"#
            ),
            ("insecure: 1", #"duban.yaml:1:11: insecure: "1" is neither true nor false"#),
        ])
    func contradictions(text: String, line: String) throws {
        #expect(try refusal(text) == line)
    }
}
