import DubanConfiguration
import Foundation
import Ledgers
import Monitoring
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

    @Test("The example of points is one, and its profiles have the figures of their sources")
    func points() throws {
        let points = try [Point].load(file: "\(Self.deploy)/points.yaml", policy: .shipped)
        func point(_ id: String) throws -> Point { try #require(points.first { $0.id == id }) }
        func figures(_ id: String) throws -> [String] {
            try point(id).thresholds.map {
                "\($0.side.rawValue) \($0.value) clear \($0.clear) \($0.consequence.level.rawValue)"
            }
        }
        #expect(
            try figures("CH4-140214-1201-T1") == ["above 1.0 clear 1.0 general", "above 1.5 clear 1.0 major"])
        #expect(try figures("CH4-140214-1201-T2") == ["above 1.0 clear 1.0 major"])
        #expect(try figures("SLOPE-140428-GNSS03") == ["above 10.0 clear 10.0 major"])
        #expect(try figures("JRX-140213-02") == ["below 6.0 clear 6.0 major"])
        #expect(try figures("CO-140406-2305") == ["above 24.0 clear 24.0 general"])
        #expect(try figures("GAS-211103-TK101") == ["above 25.0 clear 25.0 general", "above 50.0 clear 25.0 major"])
        #expect(try point("CH4-140214-1201-T1").kind == Policy.shipped.monitoring.leaderAtOnce.first)
        #expect(
            try point("SLOPE-140428-GNSS03").unit == "mm/d" && point("SLOPE-140428-GNSS03").interval == .minutes(10))
        #expect(try point("TEMP-140426-R1").largestChangePerMinute == 50)
    }

    @Test("Every value that can be set stands in the files")
    func complete() throws {
        try expectKeys(names(in: Policy.shipped), in: "policy.yaml")
        try expectKeys(
            names(in: NodeConfiguration()) + ["policy", "ledgers", "offices", "messages", "points"], in: "duban.yaml")
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
