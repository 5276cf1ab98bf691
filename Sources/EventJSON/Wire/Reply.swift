/// The node's answer to one event (protocol, ingest).
public struct Reply: Hashable, Sendable {
    /// As in section 2 of the semantics.
    public var status: Int
    public var source: String?
    public var id: String?
    /// Why it was not accepted.
    public var code: String?
    /// RFC 6901: where the fault is.
    public var pointer: String?
    /// One sentence for people.
    public var message: String?
    /// The place in the log, where it has one.
    public var position: Int64?

    public init(
        status: Int, source: String? = nil, id: String? = nil, code: String? = nil, pointer: String? = nil,
        message: String? = nil, position: Int64? = nil
    ) {
        self.status = status
        self.source = source
        self.id = id
        self.code = code
        self.pointer = pointer
        self.message = message
        self.position = position
    }

    /// Whether the node will say nothing else however often the event is sent: accepted, waiting, known, or refused.
    public var isFinal: Bool { status != 429 && status != 503 }

    /// Whether the event is in the log.
    public var isAccepted: Bool { status == 200 || status == 202 || status == 208 }

    public var json: JSONValue {
        let always = [
            JSONMember("status", JSONValue(status)), JSONMember("source", JSONValue(source)),
            JSONMember("id", JSONValue(id)),
        ]
        let rest = [
            JSONMember("code", JSONValue(code)), JSONMember("pointer", JSONValue(pointer)),
            JSONMember("message", JSONValue(message)), JSONMember("position", JSONValue(position)),
        ]
        return .object(always + rest.filter { !$0.value.isNull })
    }

    /// Nil where the value is no reply.
    public init?(_ json: JSONValue) {
        guard let status = json["status"]?.integer else { return nil }
        self.init(
            status: status, source: json["source"]?.string, id: json["id"]?.string, code: json["code"]?.string,
            pointer: json["pointer"]?.string, message: json["message"]?.string,
            position: json["position"]?.integer.map(Int64.init))
    }
}
