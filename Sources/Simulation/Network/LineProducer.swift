/// What the producer at the end of a line hears.
struct LineProducer {
    var onOpen: (Line) -> Void
    /// Nobody listens there.
    var onRefusal: () -> Void
    var onBreak: () -> Void
    /// The frames of a reply, as a DEALER gets them.
    var onReply: ([[UInt8]]) -> Void
}
