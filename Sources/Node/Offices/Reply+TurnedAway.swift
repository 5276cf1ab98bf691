import EventJSON

/// What is told to who is turned away: nothing is kept of what he has sent.
extension Reply {
    /// The office has sent too much (429): it may send it again later.
    static let limited = Reply(
        status: 429, code: "rate-limited",
        message: "the office sends more than its limits in the node's offices.yaml allow; send it again later")

    /// The key was known when the connection was made (403).
    static let revoked = Reply(
        status: 403, code: "forbidden", message: "the key of this connection is no office's any more; nothing was kept")

    /// It is refused, and so were too many before (429).
    static func tooManyRefused(_ refused: RefusedEvent) -> Reply {
        Reply(
            status: 429, source: refused.source, id: refused.id, code: "too-many-refused", pointer: refused.pointer,
            message: "refused (\(refused.code)), as were too many of the office's events this hour; nothing was kept")
    }
}
