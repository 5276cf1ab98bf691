import EventJSON
import Ledgers
import Node

/// Monitoring points as a node answers for them, without a node.
struct StandInPoints: Sendable {
    /// In the order of their ids.
    var points: [JSONValue] = []
    var unknown: [JSONValue] = []
    var refused: JSONValue = ["unknown-point": 0]
    var isFailing = false

    /// - Returns: nil where the question is about something else.
    func answer(_ question: Question, in areas: AreaScope) throws -> JSONValue? {
        let asked = try JSONParser.parse(question.bytes)
        let seen = points.filter { areas.includes($0["area"]?.string) }
        switch question.ask {
        case "points": return .array(Self.page(of: seen, asked))
        case "point":
            guard let point = seen.first(where: { $0["point"] == asked["point"] }) else {
                throw AskError("not-found", "there is no such point")
            }
            return point
        case "points-overview": return overview(of: seen, areas)
        default: return nil
        }
    }

    private static func page(of points: [JSONValue], _ question: JSONValue) -> [JSONValue] {
        let after = question["after"]?.string ?? ""
        let found = points.filter { point in
            let text = question["text"]?.string ?? ""
            return (point["point"]?.string ?? "") > after
                && ["state", "sector", "kind"].allSatisfy {
                    question[$0] ?? .null == .null || question[$0] == point[$0]
                }
                && (point["area"]?.string ?? "").hasPrefix(question["area"]?.string ?? "")
                && (text.isEmpty || (point["name"]?.string ?? "").contains(text))
        }
        let page = found.prefix(question["limit"]?.integer ?? 1_000)
        return page.map { (question["minutes"]?.integer ?? 0) > 0 ? $0 : $0.without("trend") }
    }

    private func overview(of seen: [JSONValue], _ areas: AreaScope) -> JSONValue {
        let states = ["alarm", "silent", "fault", "normal"].map { state in
            JSONMember(state, JSONValue(seen.count { $0["state"]?.string == state }))
        }
        let all: [JSONMember] = [
            JSONMember("readings", ["taken": 1_234_567, "repeated": 12, "refused": refused]),
            JSONMember("unknown", .array(unknown)), JSONMember("unknownPoints", JSONValue(unknown.count)),
            JSONMember(
                "saving", ["failing": .bool(isFailing), "savedAt": "2023-11-14T22:13:18.000Z", "lostMinutes": 0]),
        ]
        return .object(
            [JSONMember("points", JSONValue(seen.count))] + states + (areas.isEverywhere ? all : []))
    }
}

extension StandInPoints {
    /// One that is well: 0.4 to 0.6 % of methane in each of the last 60 minutes before 2023-11-14T22:13:20Z.
    static func point(
        _ id: String, _ state: String = "normal", name: String = "1201工作面T1", area: String = "140403",
        trend: [JSONValue] = trend(0..<60), and more: [JSONMember] = []
    ) -> JSONValue {
        let base: [JSONMember] = [
            JSONMember("point", .string(id)), JSONMember("name", .string(name)),
            JSONMember("enterprise", ["name": "长治市试验煤业有限公司"]), JSONMember("area", .string(area)),
            JSONMember("sector", "煤矿"), JSONMember("kind", "methane"), JSONMember("title", "甲烷"),
            JSONMember("unit", "%"), JSONMember("interval", 10), JSONMember("state", .string(state)),
            JSONMember("quality", "good"), JSONMember("taken", 360), JSONMember("repeated", 2),
            JSONMember("time", "2023-11-14T22:13:15.000Z"), JSONMember("receivedAt", "2023-11-14T22:13:16.000Z"),
            JSONMember(
                "thresholds",
                [
                    [
                        "above": 1, "hold": 30, "clear": .number(JSONNumber(0.9)),
                        "level": "general",
                    ],
                    [
                        "above": .number(JSONNumber(1.5)), "hold": 0, "clear": .number(JSONNumber(1.5)),
                        "level": "major",
                    ],
                ]), JSONMember("trend", .array(trend)),
        ]
        let value = more.contains { $0.name == "value" } ? [] : [JSONMember("value", .number(JSONNumber(0.52)))]
        return .object(base + value + more)
    }

    /// - Parameter minutes: of the hour that ends with 22:13, the first of them 21:14.
    static func trend(_ minutes: some Sequence<Int>) -> [JSONValue] {
        minutes.map { minute in
            let start = Instant(milliseconds: 1_699_996_440_000) + .minutes(Int64(minute))
            return [
                "minute": .string(start.rfc3339), "min": .number(JSONNumber(0.4)), "max": .number(JSONNumber(0.6)),
                "mean": .number(JSONNumber(0.5)), "count": 6,
            ]
        }
    }

    /// One of each state, the first three in 1404, and what nobody knows.
    static var sample: StandInPoints {
        var sample = StandInPoints()
        sample.points = [
            point(
                "M-1", "alarm",
                and: [
                    JSONMember("value", .number(JSONNumber(1.23))),
                    JSONMember(
                        "breach",
                        [
                            "hazard": "CG-M-1-20231114T220000Z", "since": "2023-11-14T22:00:00.000Z",
                            "level": "general", "clearedAt": nil,
                        ]),
                ]),
            point(
                "M-2", "silent", name: "1201回风T2", trend: trend(0..<20),
                and: [
                    JSONMember(
                        "silence",
                        [
                            "hazard": "SX-M-2-20231114T213400Z", "since": "2023-11-14T21:34:00.000Z",
                            "level": "general", "clearedAt": nil,
                        ])
                ]),
            point(
                "M-3", "fault", name: "1202工作面T1",
                and: [
                    JSONMember("faultySince", "2023-11-14T22:10:00.000Z"),
                    JSONMember(
                        "faults",
                        [
                            [
                                "fault": "implausible-value", "count": 3, "firstAt": "2023-11-14T22:10:00.000Z",
                                "lastAt": "2023-11-14T22:13:00.000Z",
                            ]
                        ]),
                ]), point("M-4", area: "140521"),
        ]
        sample.unknown = [
            [
                "point": "X-9", "count": 4_321, "firstAt": "2023-11-14T22:00:00.000Z",
                "lastAt": "2023-11-14T22:13:00.000Z",
            ]
        ]
        sample.refused = ["unknown-point": 4_321, "wrong-unit": 0, "implausible-value": 3]
        return sample
    }
}

extension JSONValue {
    fileprivate func without(_ name: String) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.name != name })
    }
}
