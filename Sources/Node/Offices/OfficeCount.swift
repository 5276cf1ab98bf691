/// What has come from an office since the node's start, or since its limits were changed.
struct OfficeCount: Sendable, Hashable {
    /// Events that were looked at.
    var events = 0
    /// Requests that came beyond its limits (429); those of the feed are lost.
    var limited = 0
    /// Refused events that were kept.
    var letters = 0
    /// Refused events that were not kept, since there were too many (429; those of the feed are lost).
    var lettersDenied = 0
}
