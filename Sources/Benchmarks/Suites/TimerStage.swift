import EventJSON
import Ledgers

/// One node, from before the midnight at which many hazards become overdue until the last of them was raised.
struct TimerStage {
    struct Run {
        /// Of one core.
        let idlePercent: Double
        let residentMebibytes: Double
        let residentAfter: Double
        /// From midnight to the last escalation's arrival at a subscriber.
        let raisedSeconds: Double
        /// Events that were answered meanwhile, a second, and how long each waited, in microseconds.
        let rateMeanwhile: Double
        let latenciesMeanwhile: [Double]
    }

    private let hazards: OpenHazards
    private let idle: Duration
    private let node: NodeProcess

    /// Between one event and the next while timers fire.
    private static let interval: Duration = .milliseconds(5)
    /// Events begin so long before midnight.
    private static let lead: Duration = .milliseconds(500)
    /// Events that are made beforehand: for two minutes.
    private static let events = 24_000

    init(_ workshop: Workshop, _ hazards: OpenHazards, _ folder: String) throws {
        self.hazards = hazards
        idle = workshop.effort.idleDuration
        let lead = Span(milliseconds: Int64((workshop.effort.startDuration + idle + Self.lead) / .milliseconds(1)))
        node = try NodeProcess(
            workshop.program, data: folder, clock: "\((OpenHazards.midnight - lead).rfc3339)@1")
    }

    func run() async throws -> Run {
        let reader = try await TailReader(node, topic: "escalation.")
        let producer = try await LoadProducer(node.ingest, node.security)
        let outcome = await Result.catching { try await measure(reader, producer) }
        await reader.end()
        await producer.end()
        try node.stop()
        return try outcome.get()
    }

    private func measure(_ reader: TailReader, _ producer: LoadProducer) async throws -> Run {
        try await reader.settle()
        let midnight = try await midnight()
        let (idlePercent, residentMebibytes) = try await watchIdle()
        guard midnight - .now > Self.lead else { throw BenchError("the node took too long to start before midnight") }
        async let raised = reader.follow(hazards.due, patience: .seconds(120))
        let (isOver, events) = (Flag(), EventMill(series: "m").events(0..<Self.events))
        try await Task.sleep(until: midnight - Self.lead)
        async let exchange = producer.publish(events, every: Self.interval) { !isOver.isRaised }
        defer { isOver.raise() }
        guard let last = try await raised.last?.at else { throw BenchError("no hazard was raised") }
        isOver.raise()
        let meanwhile = try await exchange.latencies(dueFrom: midnight, to: last)
        let seconds = (last - midnight) / .seconds(1)
        return Run(
            idlePercent: idlePercent, residentMebibytes: residentMebibytes,
            residentAfter: try node.usage.residentMebibytes, raisedSeconds: seconds,
            rateMeanwhile: Double(meanwhile.count) / seconds, latenciesMeanwhile: meanwhile.map(\.microseconds))
    }

    private func watchIdle() async throws -> (percent: Double, residentMebibytes: Double) {
        let (before, began) = (try node.usage, ContinuousClock.now)
        try await Task.sleep(for: idle)
        let (after, watched) = (try node.usage, ContinuousClock.now - began)
        let busy = after.processorSeconds - before.processorSeconds
        return (100 * busy / (watched / .seconds(1)), after.residentMebibytes)
    }

    /// When the node's clock will show midnight.
    private func midnight() async throws -> ContinuousClock.Instant {
        let asker = try await LoadProducer(node.query, node.security)
        // The node looks at its clock before it counts what it has.
        let asked = ContinuousClock.now
        let outcome = await Result.catching { try await asker.ask((["ask": "status"] as JSONValue).bytes) }
        await asker.end()
        guard let now = try outcome.get()["ok"]?["now"]?.string.flatMap(Instant.init(rfc3339:)) else {
            throw BenchError("the node does not tell its time")
        }
        return asked + .milliseconds((OpenHazards.midnight - now).milliseconds)
    }
}
