/// What comes in.
public enum InputMeaning: Hashable, Sendable {
    /// A reading, of which an event is made.
    case reading(ReadingMapping)
    /// A CloudEvent in structured JSON, which is passed on as it is.
    case cloudEvent
}
