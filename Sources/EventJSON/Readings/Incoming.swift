/// What came in, by what is done with it.
public enum Incoming: Sendable {
    /// It goes into the log, or becomes a dead letter.
    case event(DecodedEvent)
    /// 监测读数: it goes to its point.
    case reading(DecodedReading)
}
