import EventJSON
import Foundation
import LedgerStore
import Ledgers

extension DeadLetter {
    var json: JSONValue {
        [
            "number": JSONValue(number), "source": JSONValue(source), "id": JSONValue(id), "office": JSONValue(office),
            "code": .string(code),
            "pointer": JSONValue(pointer), "message": .string(message), "receivedAt": .string(receivedAt.rfc3339),
            "count": JSONValue(count), "size": JSONValue(size), "sha256": .string(sha256),
        ]
    }

    /// With what was refused: `body` where it is UTF-8, else `base64`; both null where it was too large to be kept.
    var detailedJSON: JSONValue {
        let text = body.flatMap { String(validating: $0, as: UTF8.self) }
        let base64 = text == nil ? body.map { Data($0).base64EncodedString() } : nil
        return json.adding([JSONMember("body", JSONValue(text)), JSONMember("base64", JSONValue(base64))])
    }

    /// Rows that were written before there were offices have to come out as they did.
    private var loggedJSON: JSONValue {
        office == nil ? .object(json.members.filter { $0.name != "office" }) : json
    }

    /// What the log and the tail tell of it: what was refused now with it, unless that is what the letter holds already.
    func loggedJSON(of refused: RefusedEvent) -> JSONValue {
        guard count == 1 || refused.sha256 != sha256,
            let text = refused.body.flatMap({ String(validating: $0, as: UTF8.self) })
        else { return loggedJSON }
        return loggedJSON.adding([JSONMember("body", .string(text))])
    }
}
