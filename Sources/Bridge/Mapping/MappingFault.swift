/// Why something that came in is not passed on.
enum MappingFault: String, Error, Hashable, Sendable, CaseIterable {
    /// It is no JSON, or such that two readers could take it for different things.
    case notJSON = "not-json"
    case notUTF8 = "not-utf8"
    /// A part of the point's id is not there.
    case noPoint = "no-point"
    /// The id of a point is 1 to 64 visible ASCII characters without `/`.
    case invalidPoint = "invalid-point"
    case noValue = "no-value"
    /// The value is no number.
    case invalidValue = "invalid-value"
    case noUnit = "no-unit"
    /// A unit is at most 20 characters.
    case invalidUnit = "invalid-unit"
    case noTime = "no-time"
    /// The time is not as the format says.
    case invalidTime = "invalid-time"
    case noQuality = "no-quality"
    /// A word that is not among the qualities.
    case unknownQuality = "unknown-quality"
    /// No CloudEvent: specversion 1.0, id, source and type are texts that it must have.
    case noEvent = "no-cloudevent"
    /// Larger than any event may be.
    case tooLarge = "too-large"
    /// A line or row that does not end within 64 KiB.
    case tooLong = "too-long"
    /// A quotation mark where RFC 4180 has none.
    case strayQuote = "stray-quote"
    /// The broker kept it from earlier, and it does not say when it was measured.
    case retained = "retained-without-time"
    /// The broker sent what nobody subscribed to.
    case otherTopic = "other-topic"
    /// The file is gone, and its last line has no end.
    case unfinished = "unfinished-line"
}
