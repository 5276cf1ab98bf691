import EventJSON

/// The least that an event needs to be told from others.
struct SentEvent: Sendable, Hashable {
    let source: String
    let id: String

    init(_ id: String, from source: String = "/offices/140403-safety") {
        self.source = source
        self.id = id
    }

    var bytes: [UInt8] {
        let value = JSONValue.object([
            JSONMember("specversion", .string("1.0")), JSONMember("id", .string(id)),
            JSONMember("source", .string(source)), JSONMember("type", .string("rectified")),
            JSONMember("data", .object([JSONMember("summary", .string("已整改，“复查”通过"))])),
        ])
        return value.bytes
    }

    /// The events of a request; what is no event counts as one without a name.
    static func all(in body: [UInt8]) -> [SentEvent] {
        let value = try? JSONParser.parse(body)
        return (value?.array ?? [value ?? .null]).map {
            SentEvent($0["id"]?.string ?? "", from: $0["source"]?.string ?? "")
        }
    }
}
