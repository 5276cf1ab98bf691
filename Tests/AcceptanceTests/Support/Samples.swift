import EventJSON

/// Events for tests.
enum Samples {
    static func hazardFound(
        _ number: String, id: String? = nil, source: String = "/offices/140400-awb", level: String = "general",
        area: String = "140403", time: String = "2024-01-05T09:00:00+08:00"
    ) -> JSONValue {
        event(
            "hazard-found", number, id: id ?? "found-\(number)", source: source, time: time,
            data: [
                "enterprise": ["name": "长治市试验煤业有限公司"], "area": .string(area), "sector": "煤矿", "level": .string(level),
                "description": "综采工作面上隅角瓦斯监测缺失", "foundBy": "regulator",
            ])
    }

    static func event(
        _ type: String, _ subject: String, id: String, source: String = "/offices/140400-awb",
        time: String = "2024-01-05T09:00:00+08:00", data: JSONValue
    ) -> JSONValue {
        [
            "specversion": "1.0", "id": .string(id), "source": .string(source), "type": .string(type),
            "subject": .string(subject), "time": .string(time), "data": data,
        ]
    }

    static func reading(_ id: String, of point: String, time: String = "2023-01-04T08:00:00+08:00") -> JSONValue {
        event("reading", point, id: id, time: time, data: ["value": JSONValue(0.5 as Double?), "unit": "%"])
    }

    static func rectified(_ number: String) -> JSONValue {
        event("rectified", number, id: "rectified-\(number)", data: ["summary": "已整改"])
    }

    static func unknown(_ number: Int) -> JSONValue {
        event("hazard-fuond", "HZ-\(number)", id: "bad-\(number)", data: [:])
    }
}
