/// Something that came in and is no event to be looked at.
public struct RefusedRequest: Sendable, Hashable {
    var status: Int
    var code: String
    var message: String
    var size: Int
    var sha256: String
    var body: [UInt8]?

    /// Only its size and digest are kept.
    static func tooLarge(_ bytes: [UInt8], _ message: String) -> RefusedRequest {
        RefusedRequest(
            status: 413, code: "too-large", message: "\(message); send less at once", size: bytes.count,
            sha256: bytes.sha256)
    }

    static func invalidFrames(_ bytes: some Collection<UInt8>, size: Int) -> RefusedRequest {
        let body = Array(bytes)
        return RefusedRequest(
            status: 400, code: "invalid-json",
            message: "a request has two frames, an empty one and the body (a DEALER sends the empty frame itself)",
            size: size, sha256: body.sha256, body: body)
    }
}
