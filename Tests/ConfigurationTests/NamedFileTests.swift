import DubanConfiguration
import Foundation
import Ledgers
import Testing

@Suite("The files that the node's file names")
struct NamedFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("Policy and ledgers are relative to the file that names them")
    func relative() throws {
        _ = try folder.write("watchlist: {reopenings: 3}", to: "rules.yaml")
        _ = try folder.write("ledgers: [{code: one, title: 一, opens: {hazards: general}}]", to: "books.yaml")
        let loaded = try NodeConfiguration.load(
            file: folder.write("policy: rules.yaml\nledgers: ./books.yaml", to: "duban.yaml"))
        #expect(loaded.policy.watchlist.reopenings == 3)
        #expect(loaded.catalog.ledgers == [LedgerRule(code: "one", title: "一", hazards: .general)])
        #expect(loaded.policyFile == "\(folder.path)/rules.yaml")
    }

    @Test("The environment and flags name files relative to the working directory")
    func elsewhere() throws {
        let policy = try folder.write("watchlist: {reopenings: 4}", to: "rules.yaml")
        var flags = NodeConfiguration.Overrides()
        #expect(
            try NodeConfiguration.load(file: nil, environment: ["DUBAN_POLICY": policy]).policy.watchlist.reopenings
                == 4)
        flags.policy = policy
        flags.ledgers = try folder.write("", to: "books.yaml")
        let loaded = try NodeConfiguration.load(file: nil, environment: ["DUBAN_POLICY": "/nowhere"], overrides: flags)
        #expect(loaded.policy.watchlist.reopenings == 4)
        #expect(loaded.catalog == .shipped && loaded.ledgersFile == flags.ledgers)
    }

    @Test("A file that is not there is refused where it is named")
    func missing() throws {
        let file = try folder.write("data: x\npolicy: none.yaml", to: "duban.yaml")
        #expect(
            refusal { () throws(ConfigurationError) in _ = try NodeConfiguration.load(file: file) }
                == "\(file):2:9: policy: cannot read \"\(folder.path)/none.yaml\": there is no such file")
        #expect(
            refusal { () throws(ConfigurationError) in
                _ = try NodeConfiguration.load(file: nil, environment: ["DUBAN_LEDGERS": "/nowhere.yaml"])
            } == #"DUBAN_LEDGERS: cannot read "/nowhere.yaml": there is no such file"#)
        #expect(
            refusal { () throws(ConfigurationError) in _ = try Policy.load(file: "/nowhere.yaml") }
                == #"cannot read "/nowhere.yaml": there is no such file"#)
        #expect(
            refusal { () throws(ConfigurationError) in _ = try Policy.load(file: "/") }
                == #"cannot read "/": it is no readable file"#)
    }

    @Test("A fault in a named file names that file")
    func faultInside() throws {
        let policy = try folder.write("zone: Asia/Shangai", to: "policy.yaml")
        let file = try folder.write("policy: policy.yaml", to: "duban.yaml")
        #expect(
            refusal { () throws(ConfigurationError) in _ = try NodeConfiguration.load(file: file) }
                == "\(policy):1:7: zone: \"Asia/Shangai\" is no time zone of the IANA database; did you mean Asia/Shanghai?"
        )
    }

    @Test("A fault has its parts for a program")
    func parts() throws {
        let file = try folder.write("limits:\n  batchEvents: x", to: "duban.yaml")
        let error = try #require(throws: ConfigurationError.self) { try NodeConfiguration.load(file: file) }
        #expect(error.file == file && error.line == 2 && error.column == 16 && error.path == "limits.batchEvents")
        #expect(error.message == #""x" is no whole number; allowed are 1 to 10000"#)
    }
}
