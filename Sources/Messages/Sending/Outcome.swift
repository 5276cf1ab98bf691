/// What has become of an attempt to send a message.
enum Outcome: Hashable, Sendable {
    /// The destination has said that it has it.
    case delivered
    /// It may be taken later; by what was asked for, not before a time has passed.
    case later(reason: String, after: Duration?)
    /// This message will never be taken, others may be.
    case refused(reason: String)

    static func later(_ reason: String) -> Outcome { .later(reason: reason, after: nil) }
}
