import Configuration
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

    @Test("Every value that can be set stands in the files")
    func complete() throws {
        try expectKeys(names(in: Policy.shipped), in: "policy.yaml")
        try expectKeys(names(in: NodeConfiguration()) + ["policy", "ledgers"], in: "duban.yaml")
    }

    private func expectKeys(_ keys: [String], in file: String) throws {
        let text = try String(contentsOfFile: "\(Self.deploy)/\(file)", encoding: .utf8)
        #expect(keys.count > 10)
        for key in keys { #expect(text.contains("\(key):"), "\(file) lacks \(key)") }
    }

    /// The stored properties of a value and of the structs in it that are sections of a file.
    private func names(in value: Any) -> [String] {
        if value is Zone || value is Span || Mirror(reflecting: value).displayStyle != .struct { return [] }
        return Mirror(reflecting: value).children.flatMap { child in
            [child.label ?? ""] + names(in: child.value)
        }
    }
}
