public import EventJSON

/// What a ``SpooledProducer`` tells of its events, apart from the call that published them.
public enum SpoolReport: Sendable {
    /// The node's final reply. The event has left the spool; where it was refused the node keeps a dead letter.
    case replied(SpooledEvent, Reply)

    /// The event can no longer be sent, because ``ProducerConfiguration/requestBytes`` is smaller than it was when the
    /// event was taken. It is set aside in the file.
    case unsendable(SpooledEvent, ProducerError, keptIn: String)

    /// A part of the spool is damaged. As long as the segment that it is in has other events, each process that opens
    /// the spool finds it anew.
    case damaged(SpoolDamage)
}
