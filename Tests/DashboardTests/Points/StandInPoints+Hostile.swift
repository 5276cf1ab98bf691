import EventJSON

extension StandInPoints {
    /// One of which every text is hostile; its id ends an attribute.
    static var hostile: StandInPoints {
        let (id, text) = ("T\"><b>{{id}}", JSONValue.string(PageTests.hostile))
        let instant: JSONValue = "2023-11-14T22:10:00.000Z"
        var hostile = StandInPoints()
        hostile.points = [
            .object([
                JSONMember("point", .string(id)), JSONMember("name", text), JSONMember("enterprise", ["name": text]),
                JSONMember("area", text), JSONMember("sector", text), JSONMember("kind", text),
                JSONMember("title", text), JSONMember("unit", text), JSONMember("interval", 10),
                JSONMember("state", text), JSONMember("value", text), JSONMember("quality", text),
                JSONMember("breach", ["hazard": text, "since": instant, "level": text]),
                JSONMember("faults", [["fault": text, "count": text, "firstAt": text, "lastAt": instant]]),
                JSONMember("thresholds", [["above": 1, "level": text, "clear": text]]),
                JSONMember("trend", .array(trend(0..<60))),
            ])
        ]
        hostile.unknown = [["point": .string(id), "count": 1, "firstAt": instant, "lastAt": instant]]
        hostile.refused = .object([JSONMember(PageTests.hostile, 1)])
        return hostile
    }
}
