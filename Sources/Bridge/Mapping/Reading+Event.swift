import EventJSON
import Ledgers
import Monitoring

extension Reading {
    /// The event `reading` of section 10.2.
    func event(id: String, source: String) -> [UInt8] {
        let event: JSONValue = [
            "specversion": "1.0", "id": .string(id), "source": .string(source), "type": "reading",
            "subject": .string(point), "time": .string(time.rfc3339),
            "data": ["value": JSONValue(value), "unit": .string(unit), "quality": .string(quality.rawValue)],
        ]
        return event.bytes
    }

    /// The same for the same point and instant: of two the node takes one.
    var ownID: String { "\(point)@\(time.milliseconds)" }
}
