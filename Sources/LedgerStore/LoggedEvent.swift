/// An event in the log that was published before, as a retry of it is judged by.
public struct LoggedEvent: Hashable, Sendable {
    public var position: Int64
    public var standing: EventStanding
    public var body: [UInt8]

    public init(position: Int64, standing: EventStanding, body: [UInt8]) {
        self.position = position
        self.standing = standing
        self.body = body
    }
}
