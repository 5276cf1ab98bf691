import EventJSON
public import Ledgers
public import Node
public import PrometheusMetrics

/// All that a node tells Prometheus at a scrape.
///
/// Nothing that hangs or fails keeps the rest from being told: figures that need the store are read every few seconds
/// at most, are waited for no longer than a scrape may take, and are left out once they are old.
public struct MetricsPage: Sendable {
    private let counted: PrometheusRegistry
    private let load: @Sendable () async -> NodeLoad
    private let now: @Sendable () -> Instant
    private let isTest: Bool
    private let data: String
    private let patience: Duration
    private let readiness: Recent<NodeReadiness>
    private let figures: Recent<[MetricFamily]?>

    /// Older figures would be taken for today's.
    private static let oldest = Duration.seconds(120)

    /// - Parameters:
    ///   - counted: what the node counts while it works.
    ///   - zone: by which it is today.
    ///   - data: the node's data folder.
    public init(of node: Node, counted: PrometheusRegistry, zone: Zone, data: String) {
        let reading = FigureReading(ask: { try await node.ask($0) }, now: { node.clock.now }, zone: zone)
        self.init(
            counted: counted, reading: reading, load: { await node.load }, readiness: { await node.readiness() },
            isTest: node.clock.isTest, data: data)
    }

    init(
        counted: PrometheusRegistry, reading: FigureReading, load: @escaping @Sendable () async -> NodeLoad,
        readiness: @escaping @Sendable () async -> NodeReadiness, isTest: Bool, data: String,
        patience: Duration = .seconds(3), elapsed: (@Sendable () -> Duration)? = nil
    ) {
        (self.counted, self.load, self.isTest, self.data) = (counted, load, isTest, data)
        self.patience = patience
        now = reading.now
        self.readiness = Recent(validFor: .seconds(1), patience: patience, now: elapsed, readiness)
        figures = Recent(validFor: .seconds(5), rest: 10, patience: patience, now: elapsed) {
            try? await reading.families()
        }
    }

    /// In the format of ``ExpositionText``.
    public func text() async -> String {
        async let ready = readiness.value()
        async let read = figures.value()
        let readiness = await ready.flatMap { $0.age <= patience ? $0.value : nil }
        let live = LiveFigures(load: await load(), readiness: readiness, now: now(), isTest: isTest)
        return ExpositionText.text(
            of: counted.metrics + live.families + Self.families(await read) + ProcessFigures().families
                + DiskFigures(folder: data).families)
    }

    private static func families(_ read: (value: [MetricFamily]?, age: Duration)?) -> [MetricFamily] {
        guard let read, let figures = read.value, read.age <= oldest else { return [] }
        return figures + [MetricFamily(.figuresAge, seconds: read.age / .seconds(1))]
    }
}
