import EventJSON
import Ledgers
import Node

/// A node that watches points, and who sends to it.
actor ReadingStage {
    private let effort: Effort
    private let node: NodeProcess
    private let feeder: ReadingFeeder
    private let producer: LoadProducer
    private let asker: LoadProducer
    private let names = SeriesNames("p")
    private var readings: ReadingMill
    /// Of one core, by what was measured.
    private var processor: [String: [Double]] = [:]
    private var residentMebibytes: [Double] = []

    /// Readings a second beside events.
    static let steady = 100_000
    /// Requests in flight.
    private static let window = 20
    /// Between one event and the next.
    private static let interval: Duration = .milliseconds(10)
    /// Between one look at the node's count and the next.
    private static let glance: Duration = .milliseconds(20)
    private static let patience: Duration = .seconds(60)

    init(in workshop: Workshop) async throws {
        effort = workshop.effort
        let folder = try workshop.newFolder()
        node = try NodeProcess(
            workshop.program, data: folder + "/data",
            config: PointFiles.write(points: effort.points, in: folder))
        feeder = try await ReadingFeeder(node)
        producer = try await LoadProducer(node.ingest, node.security)
        asker = try await LoadProducer(node.query, node.security)
        readings = ReadingMill(points: effort.points, now: SystemClock().now)
    }

    func close() async throws {
        await feeder.end()
        await producer.end()
        await asker.end()
        try node.stop()
    }

    /// What the node took for it.
    var figures: [Figure] {
        processor.sorted { $0.key < $1.key }.compactMap { Figure("\($0.key)/cpu", .percent, runs: $0.value) }
            + [Figure("readings/resident", .mebibytes, runs: residentMebibytes)].compactMap(\.self)
    }

    /// By the feed: from the first that is sent until the node has counted the last.
    func feed(requestsOf size: Int) async throws -> Sample {
        let requests = readings.requests(effort.readings / size, of: size)
        return try await measure("readings/feed/\(size)", requests.count * size) { [feeder] in
            try await feeder.send(requests)
        }
    }

    /// By ingest: until the last reply.
    func publish(requestsOf size: Int) async throws -> Sample {
        let requests = readings.requests(effort.readings / size, of: size)
        return try await measure("readings/ingest/\(size)", requests.count * size) { [producer] in
            let exchange = try await producer.publish(requests, window: Self.window)
            for reply in exchange.replies { try Self.requireTaken(reply) }
        }
    }

    private func measure(
        _ name: String, _ count: Int, _ send: @Sendable () async throws -> Void
    ) async throws -> Sample {
        let (taken, before) = (try await taken(), try node.usage)
        let began = ContinuousClock.now
        try await send()
        try await waitUntil(taken: taken + count)
        let duration = ContinuousClock.now - began
        let after = try node.usage
        let share = (after.processorSeconds - before.processorSeconds) / (duration / .seconds(1))
        processor[name, default: []].append(100 * share)
        residentMebibytes.append(after.residentMebibytes)
        return Sample(count: count, in: duration)
    }

    /// How long events wait for their acknowledgement that come one by one, while so many readings come in a second.
    func acknowledge(beside rate: Int) async throws -> Sample {
        let batch = 100
        let events = EventMill(series: names.next()).events(0..<Int(effort.ackDuration / Self.interval))
        let requests = readings.requests(
            Int(Double(rate / batch) * (effort.ackDuration / .seconds(1)) * 1.2), of: batch)
        let (taken, isOver) = (try await taken(), Flag())
        async let sent = feeder.send(requests, every: .seconds(1) / max(1, rate / batch)) { !isOver.isRaised }
        defer { isOver.raise() }
        let exchange = try await producer.publish(events, every: Self.interval)
        _ = try exchange.positions()
        isOver.raise()
        try await waitUntil(taken: taken + sent * batch)
        let latencies = exchange.latencies.map(\.microseconds)
        guard let percentiles = Percentiles(latencies) else { throw BenchError("no event was published") }
        return Sample(value: percentiles.p99 ?? percentiles.p50, latencies: latencies)
    }
}

// MARK: - What the node says

extension ReadingStage {
    /// Readings that the node has taken since its start.
    /// - Throws: ``BenchError`` where it has taken one for a repetition, or refused it.
    private func taken() async throws -> Int {
        let reply = try await asker.ask((["ask": "points-overview"] as JSONValue).bytes)
        guard let readings = reply["ok"]?["readings"], let taken = readings["taken"]?.integer,
            readings["repeated"]?.integer == 0, readings["refused"]?.text == "{}"
        else { throw BenchError("the node has not taken all readings: \(reply.text.prefix(200))") }
        return taken
    }

    private func waitUntil(taken count: Int) async throws {
        let deadline = ContinuousClock.now + Self.patience
        while case let taken = try await taken(), taken != count {
            guard taken < count, .now < deadline else {
                throw BenchError("the node has taken \(taken) readings of \(count)")
            }
            try await Task.sleep(for: Self.glance)
        }
    }

    private static func requireTaken(_ reply: [UInt8]) throws {
        let json = try JSONParser.parse(reply)
        guard let replies = json.array, replies.allSatisfy({ $0["status"]?.integer == 200 }) else {
            throw BenchError("readings of the load were answered with \(json.text.prefix(300))")
        }
    }
}
