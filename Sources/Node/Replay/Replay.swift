import EventJSON
public import LedgerStore
public import Ledgers
public import Monitoring
import Reports

/// Runs the real processor over recorded events, with the clock taken from the recording.
public struct Replay: Sendable {
    private let processor: Processor
    private let decoder: IncomingDecoder
    private let points: ReplayedPoints
    private let store: any LedgerStore

    /// - Parameter points: that readings are of. Default: none.
    public init(rules: Rules, store: any LedgerStore, points: [Point] = []) {
        processor = Processor(rules: rules)
        decoder = IncomingDecoder(policy: rules.policy)
        self.points = ReplayedPoints(points, by: rules.policy.monitoring)
        self.store = store
    }

    /// Records the rules where they are not the shipped ones, as a node does.
    public func recordRules(at instant: Instant) async throws {
        _ = try await store.commit { [processor] transaction in
            try processor.recordRules(
                inForce: RecordedRules.newest(in: transaction), at: instant, in: transaction,
                encoded: processor.rules.recorded()
            ).count
        }
    }

    /// Takes a whole recording, each portion of it in one transaction. While one is committed the next one is read and
    /// decoded.
    /// - Parameters:
    ///   - end: timers that are due by then fire; nil: by the last event.
    ///   - next: reads a portion; nil at the end. It is not called again before it has returned.
    ///   - progress: is told how many events are done.
    /// - Returns: the statuses, in the order of the events.
    public func run(
        until end: Instant?, progress: (Int) -> Void = { _ in },
        _ next: @escaping @Sendable () async throws -> [RecordedEvent]?
    ) async throws -> [Int] {
        var statuses: [Int] = []
        var last: Instant?
        var portion = try await next().map(decoded)
        if let first = portion?.first { try await recordRules(at: first.receivedAt) }
        while let events = portion {
            async let following = next().map(decoded)
            statuses += try await take(events)
            last = events.last?.receivedAt ?? last
            progress(statuses.count)
            portion = try await following
        }
        if let end = end ?? last { try await finish(until: end) }
        return statuses
    }

    /// Takes a part of the recording in one transaction.
    /// - Returns: the statuses, in the order of the events.
    public func take(_ events: [RecordedEvent]) async throws -> [Int] {
        try await take(decoded(events))
    }

    private func decoded(_ events: [RecordedEvent]) -> [ReceivedEvent] {
        events.map { event in
            var received = ReceivedEvent(event.decoded(by: decoder), receivedAt: event.receivedAt)
            received.office = event.office
            return received
        }
    }

    private func take(_ events: [ReceivedEvent]) async throws -> [Int] {
        try await store.commit { [processor, points] transaction in
            try events.map { event in
                var event = event
                for told in points.take(&event) { _ = try processor.receive(told, in: transaction) }
                return try processor.receive(event, in: transaction).reply.status
            }
        }
    }

    /// Has everything come due by the end of the recording.
    public func finish(until end: Instant) async throws {
        _ = try await store.commit { [processor, points] transaction in
            for told in points.advance(to: end) { _ = try processor.receive(told, in: transaction) }
            return try processor.fireTimers(dueBy: end, in: transaction).count
        }
    }
}
