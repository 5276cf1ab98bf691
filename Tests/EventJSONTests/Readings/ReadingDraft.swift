import DubanTestKit
import EventJSON
import Ledgers
import Monitoring

/// The readings that tests send.
enum ReadingDraft {
    static let receipt: Instant = "2023-01-02 09:00"

    static func json(_ data: JSONValue = ["value": .number(JSONNumber(0.52)), "unit": "%"]) -> JSONValue {
        [
            "specversion": "1.0", "id": "gw-1/7", "source": "/gateways/140403/1", "type": "reading",
            "subject": "CH4-1201-T1", "time": "2023-01-02T08:59:59.250+08:00", "data": data,
        ]
    }

    /// - Returns: nil where the text is no reading.
    static func decode(_ bytes: [UInt8]) -> DecodedReading? {
        guard case .reading(let reading) = IncomingDecoder(policy: .shipped).decode(bytes, receivedAt: receipt) else {
            return nil
        }
        return reading
    }

    /// `invalid-data /data/unit`, `too-large`, or nil where the reading is taken.
    static func verdict(_ event: JSONValue) -> String? {
        guard let decoded = decode(event.bytes) else { return "no reading" }
        switch decoded.result {
        case .success: return nil
        case .failure(.tooLarge): return "too-large"
        case .failure(.invalid(let fault)): return "\(fault.code.rawValue) \(fault.pointer ?? "-")"
        case .failure(.ahead(let fault)): return "ahead \(fault.code.rawValue) \(fault.pointer ?? "-")"
        }
    }
}
