import EventJSON
import Foundation
import Ledgers

/// 签收: the event by which somebody acknowledges an escalation.
struct Acknowledgement {
    var escalation: String
    var by: String
    var note: String?
    var source: String
    var id: String
    var time: Instant

    /// A CloudEvent in structured JSON.
    var body: [UInt8] {
        let data = [JSONMember("by", .string(by))] + (note.map { [JSONMember("note", .string($0))] } ?? [])
        let event: JSONValue = [
            "specversion": "1.0", "id": .string(id), "source": .string(source),
            "type": .string(EventType.acknowledged.rawValue), "subject": .string(escalation),
            "time": .string(time.rfc3339), "datacontenttype": "application/json", "data": .object(data),
        ]
        return event.bytes
    }

    /// Who calls, on which machine: `/duban-cli/<user>@<host>` in visible ASCII.
    static var ownSource: String {
        let caller = "\(NSUserName())@\(ProcessInfo.processInfo.hostName)"
        let visible = caller.unicodeScalars.map { ("!"..."~").contains($0) ? Character($0) : "-" }
        return "/duban-cli/" + String(visible.prefix(180))
    }
}
