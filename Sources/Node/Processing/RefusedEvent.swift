import Crypto
import EventJSON
import LedgerStore
import Ledgers

/// An event that is refused, as its dead letter will tell.
struct RefusedEvent {
    var status: Int
    var source: String?
    var id: String?
    /// Who sent it.
    var office: String?
    var code: String
    var message: String
    var pointer: String?
    var size: Int
    var sha256: String
    /// Nil where it is too large to be kept.
    var body: [UInt8]?
    /// The area that it names, as far as it can be told.
    var area: String?

    init(status: Int, code: String, message: String, size: Int, sha256: String) {
        self.status = status
        self.code = code
        self.message = message
        self.size = size
        self.sha256 = sha256
    }

    init(_ request: RefusedRequest) {
        self.init(
            status: request.status, code: request.code, message: request.message, size: request.size,
            sha256: request.sha256)
        body = request.body
    }

    init(_ decoded: DecodedEvent, status: Int, code: String, message: String, at pointer: String?) {
        self.init(
            status: status, code: code, message: message, size: decoded.body.count, sha256: decoded.body.sha256)
        source = decoded.source
        id = decoded.id
        self.pointer = pointer
        body = decoded.body
        area = decoded.area
    }

    /// A parked event that the ledgers refuse when its turn comes.
    init(_ event: Event, body: [UInt8], area: String?, _ refusal: Refusal) {
        self.init(
            status: 422, code: refusal.rawValue, message: refusal.explanation, size: body.count, sha256: body.sha256)
        source = event.source
        id = event.id
        self.body = body
        self.area = area
    }

    init(_ decoded: DecodedEvent, _ fault: Fault) {
        self.init(
            decoded, status: 400, code: fault.code.rawValue, message: fault.message, at: fault.pointer)
    }

    /// What nobody may speak for is no area to publish it under.
    init(_ decoded: DecodedEvent, _ objection: Objection) {
        self.init(decoded, status: 403, code: "forbidden", message: objection.message, at: objection.pointer)
        area = nil
    }

    var reply: Reply {
        Reply(status: status, source: source, id: id, code: code, pointer: pointer, message: message)
    }
}

extension [UInt8] {
    /// SHA-256 in lower-case hexadecimal.
    var sha256: String {
        SHA256.hash(data: self).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
