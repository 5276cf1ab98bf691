import EventJSON

/// A request that somebody has thought up, and what it is answered with.
struct Hostile {
    let name: String
    /// Behind the routing id.
    let frames: [[UInt8]]
    /// Status, code and pointer; in brackets for a batch: `[400 invalid-json, 2 × 200]`.
    let verdict: String

    init(_ name: String, frames: [[UInt8]], _ verdict: String) {
        self.name = name
        self.frames = frames
        self.verdict = verdict
    }

    init(_ name: String, body: [UInt8], _ verdict: String) {
        self.init(name, frames: [[], body], verdict)
    }

    init(_ name: String, text: String, _ verdict: String) {
        self.init(name, body: Array(text.utf8), verdict)
    }

    /// A sound event in which one part is put in the place of another.
    init(_ name: String, _ part: String, _ other: String, _ verdict: String, line: Int = #line) {
        self.init(name, part, bytes: Array(other.utf8), verdict, line: line)
    }

    init(_ name: String, _ part: String, bytes: [UInt8], _ verdict: String, line: Int = #line) {
        self.init(name, body: Self.event(line).replacing(Array(part.utf8), with: bytes), verdict)
    }

    /// A sound event, of an id of its own.
    static func event(_ number: Int) -> [UInt8] {
        let text = """
            {"specversion":"1.0","id":"h-\(number)","source":"/offices/hostile","type":"hazard-found","subject":"H-\(number)",\
            "time":"2024-01-05T09:00:00+08:00","data":{"enterprise":{"name":"某煤业"},"area":"140403","sector":"煤矿",\
            "level":"general","description":"瓦斯超限","foundBy":"regulator","fundsYuan":1}}
            """
        return Array(text.utf8)
    }
}

extension Hostile {
    /// What a reply says, in a line.
    static func verdict(of reply: JSONValue) -> String {
        guard case .array(let replies) = reply else { return single(reply) }
        var runs: [(verdict: String, count: Int)] = []
        for verdict in replies.map(single) {
            if runs.last?.verdict == verdict { runs[runs.count - 1].count += 1 } else { runs.append((verdict, 1)) }
        }
        return "[" + runs.map { $0.count == 1 ? $0.verdict : "\($0.count) × \($0.verdict)" }.joined(separator: ", ")
            + "]"
    }

    /// Of a long pointer the beginning.
    private static func single(_ reply: JSONValue) -> String {
        let pointer = reply["pointer"]?.string.map { String($0.prefix(24)) }
        return [reply["status"]?.integer.map(String.init), reply["code"]?.string, pointer]
            .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    }
}
