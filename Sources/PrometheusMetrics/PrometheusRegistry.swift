public import CoreMetrics
import Synchronization

/// Keeps what a program counts and measures, for Prometheus to read: the back end of swift-metrics.
///
/// Who makes an instrument of the same name and labels twice gets the same one. Writing to one takes no lock; making
/// one does, so make it once and keep it. A series stays for as long as the registry: one that went and came again
/// would look like a restart.
public final class PrometheusRegistry: Sendable {
    private struct Family: Sendable {
        let kind: MetricFamily.Kind
        let help: String
        var series: [MetricLabels: any Instrument] = [:]
    }

    private let descriptions: [MetricName: MetricDescription]
    private let families = Mutex<[MetricName: Family]>([:])
    private let mostSeries: Int

    /// - Parameters:
    ///   - descriptions: of what will be made; others have no help, and ``MetricDescription/seconds`` for bounds.
    ///   - mostSeries: of one name. Further ones are counted together, as one with `other` for each label, so that no
    ///     input, however odd, takes all memory of the program or of its Prometheus. Default 500.
    public init(_ descriptions: [MetricDescription] = [], mostSeries: Int = 500) {
        self.descriptions = Dictionary(descriptions.map { (MetricName($0.name), $0) }) { first, _ in first }
        self.mostSeries = mostSeries
    }

    /// What there is now.
    public var metrics: [MetricFamily] {
        families.withLock(\.self).map { name, family in
            let series = family.series.sorted { $0.key.precedes($1.key) }
            return MetricFamily(
                name, family.kind, help: family.help, samples: series.flatMap { $1.samples($0) })
        }
    }

    /// - Returns: one that nobody reads, where the name is that of another kind of metric: a text can't hold both.
    private func instrument<Made: Instrument>(_ name: MetricName, _ dimensions: [(String, String)]) -> Made {
        let description = descriptions[name]
        let bounds = description?.bounds ?? MetricDescription.seconds
        return families.withLock { families in
            var family = families[name] ?? Family(kind: Made.kind, help: description?.help ?? "")
            guard family.kind == Made.kind else { return Made(bounds: bounds) }
            var labels = MetricLabels(dimensions)
            if family.series[labels] == nil, family.series.count >= mostSeries { labels = labels.filled(with: "other") }
            let made = family.series[labels] as? Made ?? Made(bounds: bounds)
            family.series[labels] = made
            families[name] = family
            return made
        }
    }
}

/// Names are those of Prometheus: counters end in `_total`, durations are in `_seconds`.
extension PrometheusRegistry: MetricsFactory {
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        instrument(MetricName(label).ending(in: "_total"), dimensions) as WholeCounter
    }

    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        instrument(MetricName(label).ending(in: "_total"), dimensions) as FractionCounter
    }

    public func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        aggregate
            ? instrument(MetricName(label), dimensions) as Histogram
            : instrument(MetricName(label), dimensions) as PlainGauge
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        instrument(MetricName(label), dimensions) as PlainGauge
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        instrument(MetricName(label).ending(in: "_seconds"), dimensions) as Histogram
    }

    public func destroyCounter(_: any CounterHandler) {}
    public func destroyFloatingPointCounter(_: any FloatingPointCounterHandler) {}
    public func destroyRecorder(_: any RecorderHandler) {}
    public func destroyMeter(_: any MeterHandler) {}
    public func destroyTimer(_: any TimerHandler) {}
}
