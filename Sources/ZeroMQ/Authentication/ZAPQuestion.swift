/// One message to the ZAP handler, as libzmq writes it on behalf of a connection, and the frames of its answer.
///
/// Source: RFC 27 (ZAP), "The ZAP Request", "The ZAP Reply"; libzmq, src/zap_client.cpp.
struct ZAPQuestion {
    /// What came, as far as it can be told.
    enum Content: Equatable {
        case request(ZAPRequest)
        /// A mechanism that proves nothing about the peer: `NULL`, `PLAIN`.
        case otherMechanism
        /// Another version, or not the frames that the version has.
        case unintelligible
    }

    let content: Content
    /// The frames that lead the answer back: routing id and delimiter.
    private let envelope: [[UInt8]]
    private let id: [UInt8]

    /// - Returns: nil where there is no way back, so no answer either.
    init?(_ frames: [[UInt8]]) {
        guard let delimiter = frames.firstIndex(of: []), delimiter > 0 else { return nil }
        let body = frames[(delimiter + 1)...].map { $0 }
        envelope = Array(frames[...delimiter])
        id = body.count > 1 ? body[1] : []
        content = Self.content(of: body)
    }

    /// Version, request id, domain, address, routing id, mechanism, then the credentials: for CURVE the 32 bytes of a key.
    private static func content(of body: [[UInt8]]) -> Content {
        guard body.count >= 6, body[0] == version, let domain = String(validating: body[2], as: UTF8.self) else {
            return .unintelligible
        }
        guard body[5] == Array("CURVE".utf8) else { return .otherMechanism }
        guard body.count == 7, let key = CurvePublicKey(bytes: body[6]) else { return .unintelligible }
        return .request(ZAPRequest(domain: domain, address: String(decoding: body[3], as: UTF8.self), key: key))
    }

    /// The client may come in, and all its messages bear its key as the user id.
    func admitting(_ key: CurvePublicKey) -> Message {
        answer("200", "OK", user: key.z85)
    }

    /// The client is told that it was refused, and loses its connection.
    var refusing: Message {
        content == .unintelligible ? answer("500", "Not understood") : answer("400", "Refused")
    }

    private func answer(_ status: String, _ text: String, user: String = "") -> Message {
        let metadata: [UInt8] = []
        return Message(envelope + [Self.version, id] + [status, text, user].map { Array($0.utf8) } + [metadata])
    }

    private static let version = Array("1.0".utf8)
}
