import DubanConfiguration
import Foundation
import Ledgers
import Testing

@Suite("The shipped files")
struct ShippedFilesTests {
    private static let deploy = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("deploy").path

    @Test("They say exactly what is shipped in the code")
    func equalToShipped() throws {
        let loaded = try NodeConfiguration.load(file: "\(Self.deploy)/duban.yaml")
        #expect(loaded.node == NodeConfiguration())
        #expect(loaded.policy == .shipped)
        #expect(loaded.catalog == .shipped)
        #expect(loaded.offices == nil)
    }

    @Test("The node's file names the two others beside it")
    func filesBeside() throws {
        let loaded = try NodeConfiguration.load(file: "\(Self.deploy)/duban.yaml")
        #expect(loaded.policyFile == "\(Self.deploy)/policy.yaml")
        #expect(loaded.ledgersFile == "\(Self.deploy)/ledgers.yaml")
    }

    @Test("Policy and ledgers load by themselves")
    func byThemselves() throws {
        #expect(try Policy.load(file: "\(Self.deploy)/policy.yaml") == .shipped)
        #expect(try LedgerCatalog.load(file: "\(Self.deploy)/ledgers.yaml") == .shipped)
    }

    @Test("The example of offices is one")
    func offices() throws {
        let offices = try Offices.load(file: "\(Self.deploy)/offices.yaml")
        #expect(offices.all.count == 3 && offices.all.allSatisfy { $0.keys.count == 1 })
        #expect(offices.all.map(\.mayFollow) == [true, false, true])
        #expect(offices.all.map(\.areas.isEverywhere) == [false, false, true])
        #expect(offices.all.map(\.tail) == ["tcp://127.0.0.1:7711", nil, nil])
        #expect(offices.all[2].types == [.acknowledged])
    }

    @Test("Every value that can be set stands in the files")
    func complete() throws {
        try expectKeys(names(in: Policy.shipped), in: "policy.yaml")
        try expectKeys(names(in: NodeConfiguration()) + ["policy", "ledgers", "offices", "messages"], in: "duban.yaml")
        try expectKeys(names(in: Office(name: "", keys: [], areas: .everywhere)).map(Self.key), in: "offices.yaml")
    }

    /// As the file calls a property of an office.
    private static func key(_ property: String) -> String {
        ["mayFollow": "tail", "mayAsk": "query", "measures": "types"][property] ?? property
    }

    private func expectKeys(_ keys: [String], in file: String) throws {
        let text = try String(contentsOfFile: "\(Self.deploy)/\(file)", encoding: .utf8)
        #expect(keys.count > 10)
        for key in keys { #expect(text.contains("\(key):"), "\(file) lacks \(key)") }
    }

    /// The stored properties of a value and of the structs in it that are sections of a file.
    private func names(in value: Any) -> [String] {
        if value is Zone || value is Span || value is TimeOfDay || value is AreaScope
            || Mirror(reflecting: value).displayStyle != .struct
        {
            return []
        }
        return Mirror(reflecting: value).children.flatMap { child in
            [child.label ?? ""] + names(in: child.value)
        }
    }
}
