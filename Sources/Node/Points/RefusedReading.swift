import EventJSON
import Ledgers
import Monitoring

/// A reading that is refused, as its dead letter will tell.
public struct RefusedReading: Sendable {
    private let reading: DecodedReading
    private let objection: ReadingObjection
    /// The point's; nil where it is not known.
    private let area: String?

    /// - Parameter area: the point's; nil where it is not known.
    init(_ reading: DecodedReading, _ objection: ReadingObjection, area: String?) {
        self.reading = reading
        self.objection = objection
        self.area = area
    }

    private var status: Int {
        switch objection.fault {
        case .forbidden: 403
        case .invalid: reading.isTooLarge ? 413 : 400
        case .clockSkew: reading.isInvalid ? 400 : 422
        case .unknownPoint, .wrongUnit, .implausible: 422
        }
    }

    /// The code of a fault of the envelope is told as it is.
    private var code: String {
        switch reading.result {
        case .failure(let refusal) where objection.fault == .invalid: refusal.fault?.code.rawValue ?? "too-large"
        default: objection.fault.rawValue
        }
    }

    var reply: Reply {
        Reply(
            status: status, source: reading.source, id: reading.id, code: code, pointer: objection.pointer,
            message: objection.message)
    }

    /// As the log tells it.
    var letter: RefusedEvent {
        let body = reading.body
        var refused = RefusedEvent(
            status: status, code: code, message: objection.message, size: reading.size, sha256: body.sha256)
        (refused.source, refused.id, refused.pointer) = (reading.source, reading.id, objection.pointer)
        refused.body = reading.isTooLarge ? nil : body
        // What nobody may speak for is no area to publish it under.
        refused.area = objection.fault == .forbidden ? nil : area
        return refused
    }
}

extension DecodedReading {
    /// What becomes of a reading that is not refused.
    func reply(_ status: Int) -> Reply { Reply(status: status, source: source, id: id) }

    fileprivate var isInvalid: Bool { if case .failure = result { true } else { false } }
    fileprivate var isTooLarge: Bool { if case .failure(.tooLarge) = result { true } else { false } }
}

extension ReadingObjection {
    init(_ refusal: ReadingRefusal) {
        switch refusal {
        case .invalid(let fault): self.init(.invalid, fault.message, at: fault.pointer)
        case .ahead(let fault): self.init(.clockSkew, fault.message, at: fault.pointer)
        case .tooLarge:
            self.init(.invalid, "a reading is at most \(ReadingDecoder.largestSize) bytes; send no more than it needs")
        }
    }
}
