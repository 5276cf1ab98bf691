import EventJSON
import LedgerStore
import Ledgers

extension DeadLetter {
    var json: JSONValue {
        [
            "number": JSONValue(number), "source": JSONValue(source), "id": JSONValue(id), "code": .string(code),
            "pointer": JSONValue(pointer), "message": .string(message), "receivedAt": .string(receivedAt.rfc3339),
            "count": JSONValue(count), "size": JSONValue(size), "sha256": .string(sha256),
        ]
    }

    /// With what was refused; null where it was too large to be kept.
    var detailedJSON: JSONValue {
        json.adding([JSONMember("body", JSONValue(body.map { String(decoding: $0, as: UTF8.self) }))])
    }

    /// What the log and the tail tell of it: what was refused itself with the first one only, where it is UTF-8.
    var loggedJSON: JSONValue {
        guard count == 1, let text = body.flatMap({ String(validating: $0, as: UTF8.self) }) else { return json }
        return json.adding([JSONMember("body", .string(text))])
    }
}
