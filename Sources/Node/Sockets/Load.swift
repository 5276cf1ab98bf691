/// How much has been taken in and is not yet settled.
package struct Load: Sendable {
    private(set) var events = 0
    private(set) var bytes = 0
    /// Of the events; they are judged on the thread that takes them.
    private(set) var readings = 0

    init() {}

    init(of received: [ReceivedEvent]) {
        events = received.count
        bytes = received.reduce(0) { $0 + $1.size }
        readings = received.count(where: \.isReading)
    }

    static func += (left: inout Load, right: Load) {
        left.events += right.events
        left.bytes += right.bytes
        left.readings += right.readings
    }

    static func -= (left: inout Load, right: Load) {
        left.events -= right.events
        left.bytes -= right.bytes
        left.readings -= right.readings
    }

    /// Whether reading has to wait.
    func isFull(by limits: IngestLimits) -> Bool {
        events >= limits.queuedEvents || bytes >= limits.queuedBytes
    }

    /// Whether others are to have their turn.
    func isShare(of limits: IngestLimits) -> Bool {
        events >= limits.eventsPerTurn || readings >= limits.readingsPerTurn || bytes >= limits.bytesPerTurn
    }
}
