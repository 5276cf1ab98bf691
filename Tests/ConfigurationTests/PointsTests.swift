import Foundation
import Ledgers
import Monitoring
import Testing

@testable import DubanConfiguration

@Suite("points.yaml")
struct PointsTests {
    private func points(_ text: String) throws(ConfigurationError) -> [Point] {
        try [Point].read(Document(text: text, file: "points.yaml"), policy: .shipped)
    }

    private static let profiles = """
        profiles:
          face:
            source: 规程
            kind: methane
            title: 甲烷
            unit: '%'
            interval: 1 min
            plausible: [0, 100]
            largestChangePerMinute: 5
            silence: {level: major, description: 失效, deadlineDays: 2}
            thresholds:
            - {above: 1, level: general}
            - {above: 1.5, hold: 30 s, clear: 1.2, level: major, description: 断电, deadlineDays: 0}
          dam: {source: 设计, kind: depth, title: 埋深, unit: m, interval: 1 h, thresholds: [{below: design, level: major}]}

        """

    private func text(_ point: String) -> String {
        Self.profiles + """
            points:
            - id: P-1
              name: T1
              enterprise: {name: 一矿}
              area: 140403
              sector: 煤矿
              \(point)
            """
    }

    private func refused(_ point: String) -> String? {
        refusal { () throws(ConfigurationError) in _ = try points(text(point)) }
    }

    @Test("A point has what its profile says")
    func profiled() throws {
        let expected = Point(
            id: "P-1", name: "T1", enterprise: Enterprise(name: "一矿"), area: "140403", sector: "煤矿", kind: "methane",
            title: "甲烷", unit: "%",
            thresholds: [
                Threshold(.above, 1, Consequence(level: .general)),
                Threshold(
                    .above, 1.5, for: .seconds(30), clear: 1.2,
                    Consequence(level: .major, description: "断电", deadlineDays: 0)),
            ], interval: .minutes(1), plausible: 0...100, largestChangePerMinute: 5,
            silence: Consequence(level: .major, description: "失效", deadlineDays: 2))
        #expect(try points(text("profile: face")) == [expected])
    }

    @Test("What it says itself counts first")
    func own() throws {
        let point = try #require(
            try points(
                text(
                    """
                    profile: face
                      unit: ppm
                      interval: 100 ms
                      plausible: [-1, 1e4]
                      silence: {}
                      thresholds: []
                      responsibility: {leadDepartment: 应急局, responsibleUnit: 通风区, responsiblePerson: 某某}
                    """)
            ).first)
        #expect(point.unit == "ppm" && point.title == "甲烷" && point.interval == Span(milliseconds: 100))
        #expect(point.plausible == -1...10_000 && point.thresholds.isEmpty)
        #expect(point.silence == Consequence(level: .general))
        #expect(
            point.responsibility
                == Responsibility(leadDepartment: "应急局", responsibleUnit: "通风区", responsiblePerson: "某某"))
    }

    @Test("A value by design is the point's")
    func design() throws {
        let point = try #require(try points(text("profile: dam\n  design: 6.5")).first)
        #expect(point.thresholds == [Threshold(.below, 6.5, Consequence(level: .major))])
        #expect(
            refused("profile: dam")
                == "points.yaml:16:3: points[0]: has no design, the value that its thresholds are left to")
        #expect(
            refused("profile: face\n  design: 1")
                == "points.yaml:22:11: points[0].design: is given, but no threshold is by design")
    }

    @Test("No points are none; no list of them is a fault")
    func none() throws {
        #expect(try points("points: []").isEmpty)
        #expect(
            refusal { () throws(ConfigurationError) in _ = try points("") }
                == "points.yaml:1:1: has no points; write [] where there are none yet")
    }

    @Test(
        "What a point can't say",
        arguments: [
            ("profile: fase", "points[0].profile: \"fase\" is no profile of this file; did you mean face?"),
            ("profile: x", "points[0].profile: \"x\" is no profile of this file; there are dam, face"),
            ("kind: methane", "points[0]: has no title, and names no profile"),
            ("profile: face\n  areas: x", "points[0].areas: is no known key; did you mean area?"),
            (
                "profile: face\n  interval: 99 ms",
                "points[0].interval: \"99 ms\" is out of range; allowed are 100 ms to 30 d"
            ),
            ("profile: face\n  plausible: [1]", "points[0].plausible: has 1 items; write [lowest, highest]"),
            ("profile: face\n  plausible: [5, 5]", "points[0].plausible: 5 is not below 5"),
            (
                "profile: face\n  largestChangePerMinute: 0",
                "points[0].largestChangePerMinute: 0 is out of range; it has to be above 0"
            ),
            (
                "profile: face\n  kind: CH4",
                "points[0].kind: \"CH4\" is no kind; write 1 to 64 of a-z, 0-9 and -, a letter first"
            ),
            (
                "profile: face\n  silence: {deadlineDays: 3651}",
                "points[0].silence.deadlineDays: 3651 is out of range; allowed are 0 to 3650"
            ),
            (
                "profile: face\n  responsibility: {unit: x}",
                "points[0].responsibility.unit: is no known key; known here: leadDepartment, responsibleUnit, responsiblePerson"
            ),
        ])
    func values(point: String, rest: String) {
        let line = refused(point)
        #expect(line?.hasSuffix(": " + rest) == true, "\(line ?? "taken")")
    }

    @Test(
        "Thresholds that make no sense",
        arguments: [
            ("{level: major}", "thresholds[0]: has neither above nor below; give the value that is reached"),
            (
                "{above: 1, below: 0, level: major}",
                "thresholds[0].below: goes only without above; write two thresholds"
            ),
            ("{above: 1}", "thresholds[0]: has no level"),
            ("{above: nan, level: major}", "thresholds[0].above: \"nan\" is no number; write for example 1.5"),
            ("{above: 1e999, level: major}", "thresholds[0].above: \"1e999\" is no number; write for example 1.5"),
            (
                "{above: 1, hold: 8 d, level: major}",
                "thresholds[0].hold: \"8 d\" is out of range; allowed are 0 ms to 7 d"
            ),
            (
                "{above: 1, clear: 1.1, level: major}",
                "thresholds[0]: clears at 1.1, on the wrong side: above 1 has it no higher"
            ),
            (
                "{below: 1, clear: 0.9, level: major}",
                "thresholds[0]: clears at 0.9, on the wrong side: below 1 has it no lower"
            ),
            ("{above: 101, level: major}", "thresholds[0]: above 101 can never be reached: plausible are 0 to 100"),
            ("{above: 1, level: general}, {above: 1, level: major}", "thresholds[1]: above 1 is there already"),
            (
                "{above: 1.5, level: general}, {above: 1, level: major}",
                "thresholds[1]: above 1: the level major is reached no later than general, which never counts then"
            ),
            (
                "{below: 1, level: major}, {below: 0.5, level: general}",
                "thresholds[1]: below 0.5: the level major is reached no later than general, which never counts then"
            ),
        ])
    func thresholds(list: String, rest: String) {
        let line = refused("profile: face\n  thresholds: [\(list)]")
        #expect(line?.hasSuffix(": points[0]." + rest) == true, "\(line ?? "taken")")
    }

    @Test("A higher level may be reached at a lower value, if it has to be held for longer")
    func longer() throws {
        let list = "[{above: 2, level: general}, {above: 1, hold: 1 h, level: major}]"
        #expect(try points(text("profile: face\n  thresholds: \(list)")).first?.thresholds.count == 2)
    }

    @Test("What a point makes wrong of its profile is wrong at the point")
    func range() {
        #expect(
            refused("profile: face\n  plausible: [0, 1.2]")
                == "points.yaml:16:3: points[0]: above 1.5 can never be reached: plausible are 0 to 1.2")
    }

    @Test("A profile is whole, and says where its figures come from")
    func profile() {
        let rest = "kind: a, title: 一, unit: m, interval: 1 s"
        for (profile, fault) in [
            ("{\(rest), thresholds: []}", "points.yaml:1:17: profiles.one: has no source"),
            (
                "{source: 书, \(rest)}",
                "points.yaml:1:17: profiles.one: has no thresholds, [] where only silence counts"
            ),
            (
                "{source: 书, \(rest), thresholds: [{above: 1, clear: 2, level: major}]}",
                "points.yaml:1:85: profiles.one.thresholds[0]: clears at 2, on the wrong side: above 1 has it no higher"
            ),
        ] {
            let text = "profiles: {one: \(profile)}\npoints: []"
            #expect(refusal { () throws(ConfigurationError) in _ = try points(text) } == fault)
        }
    }

    @Test("No two points share an id")
    func shared() {
        let text = self.text("profile: face")
        let twice = text + "\n" + text.split(separator: "\n").suffix(6).joined(separator: "\n")
        #expect(
            refusal { () throws(ConfigurationError) in _ = try points(twice) }
                == "points.yaml:22:7: points[1].id: \"P-1\" is points[0].id (line 16) already")
    }

    @Test("The node's file names it, and its sectors are those of the policy that the node has")
    func named() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("policy: policy.yaml\npoints: points.yaml", to: "duban.yaml")
        _ = try folder.write(text("profile: face"), to: "points.yaml")
        _ = try folder.write("sectors: [矿山]", to: "policy.yaml")
        let fault = refusal { () throws(ConfigurationError) in _ = try NodeConfiguration.load(file: file) }
        #expect(
            fault
                == "\(folder.path)/points.yaml:20:11: points[0].sector: \"煤矿\" is no sector of the policy; there are 矿山"
        )
        _ = try folder.write("", to: "policy.yaml")
        let loaded = try NodeConfiguration.load(file: file)
        #expect(loaded.points.map(\.id) == ["P-1"] && loaded.pointsFile == "\(folder.path)/points.yaml")
        #expect(try [Point].load(file: "\(folder.path)/points.yaml", policy: .shipped) == loaded.points)
        let byVariable = try NodeConfiguration.load(
            file: nil, environment: ["DUBAN_POINTS": "\(folder.path)/points.yaml"])
        #expect(byVariable.points == loaded.points)
        #expect(try NodeConfiguration.load(file: nil).points.isEmpty)
    }
}
