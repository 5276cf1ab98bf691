/// What becomes of a reading.
public enum ReadingOutcome: Hashable, Sendable {
    case taken
    /// Measured no later than one that was taken before.
    case repeated
    case refused(ReadingObjection)
}
