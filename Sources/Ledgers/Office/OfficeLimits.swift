/// How much one office may send; what goes beyond is answered with 429, and is to be sent again later.
public struct OfficeLimits: Hashable, Sendable, Codable {
    /// On average; ten seconds' worth may come at once. Default 1,000.
    public var eventsPerSecond = 1_000
    /// On average; ten seconds' worth may come at once. Default 2 MiB.
    public var bytesPerSecond = 2 << 20
    /// Refused events that are kept. Default 1,000.
    public var deadLettersPerHour = 1_000

    public init() {}
}
