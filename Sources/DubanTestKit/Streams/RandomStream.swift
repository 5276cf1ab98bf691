public import EventJSON
public import Ledgers
public import Node

/// A random stream of events as they were received: few numbers and names, so that events meet; some early, some late,
/// some twice, some altered, some broken.
public struct RandomStream: Sendable {
    public struct Item: Sendable {
        public var receivedAt: Instant
        public var event: JSONValue

        public init(receivedAt: Instant, event: JSONValue) {
            self.receivedAt = receivedAt
            self.event = event
        }
    }

    public let seed: UInt64
    public let items: [Item]
    /// An instant after the last receipt, until which the clock goes on.
    public let end: Instant

    /// - Parameter count: how many events.
    public init(seed: UInt64, count: Int) {
        var source = EventSource(seed: seed)
        self.seed = seed
        items = (0..<count).map { _ in source.next() }
        end = (items.last?.receivedAt ?? "2023-01-02 09:00") + .days(8)
    }

    private init(seed: UInt64, items: [Item], end: Instant) {
        (self.seed, self.items, self.end) = (seed, items, end)
    }

    /// The stream as a recording.
    public var recording: [RecordedEvent] {
        items.map { RecordedEvent(receivedAt: $0.receivedAt, event: $0.event.bytes) }
    }

    /// The same events spelt in another way: members in another order, numbers and strings in another spelling.
    public func respelt() -> RandomStream {
        var random = SplitMix64(seed: ~seed)
        let items = items.map { Item(receivedAt: $0.receivedAt, event: $0.event.respelt(by: &random)) }
        return RandomStream(seed: seed, items: items, end: end)
    }

    /// Seeds for a parameterised test: a failure names the one that it happened with.
    public static func seeds(from first: UInt64, count: UInt64 = 20) -> Range<UInt64> { first..<first + count }
}
