import HTTPTypes

/// Why a request is refused: a status, a code for programs, and a sentence. Nothing that came in is part of it.
struct PostFault: Error, Hashable, Sendable {
    let status: HTTPResponse.Status
    let code: String
    let message: String
    /// Seconds until it is worth another try.
    var retryAfter: Int?

    static let noToken = PostFault(
        status: .unauthorized, code: "no-token", message: "show the token of this bridge: Authorization: Bearer …")
    static let otherType = PostFault(
        status: .unsupportedMediaType, code: "other-type",
        message:
            "send application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce- headers"
    )
    static let invalidHeader = PostFault(
        status: .badRequest, code: "invalid-header",
        message: "a ce- header is no attribute of CloudEvents, or is there twice")
    static let unreadable = PostFault(
        status: .badRequest, code: "unreadable", message: "the body ended before its end")
    static let tooManyEvents = PostFault(
        status: .contentTooLarge, code: "too-many-events",
        message: "a batch has at most \(PostedEvents.mostEvents) events")
    static let busy = PostFault(
        status: .tooManyRequests, code: "busy", message: "too many requests are under way; send it again", retryAfter: 1
    )
    static let full = PostFault(
        status: .serviceUnavailable, code: "spool-full",
        message: "the spool of the bridge is full; nothing of this request is kept, send it again", retryAfter: 30)
    static let unavailable = PostFault(
        status: .serviceUnavailable, code: "unavailable",
        message: "not confirmed in time; send it again, which does no harm", retryAfter: 5)

    static func tooLarge(_ limit: Int) -> PostFault {
        PostFault(status: .contentTooLarge, code: "too-large", message: "a request has at most \(limit) bytes")
    }

    /// - Parameter index: of an event in a batch.
    static func invalid(_ fault: MappingFault, at index: Int?) -> PostFault {
        let what = index.map { "event \($0) of the batch" } ?? "the body"
        let message =
            fault == .noEvent
            ? "\(what) is no CloudEvent: specversion \"1.0\", id, source and type belong in it"
            : "\(what) is no valid JSON"
        return PostFault(
            status: fault == .tooLarge ? .contentTooLarge : .badRequest, code: fault.rawValue, message: message)
    }
}
