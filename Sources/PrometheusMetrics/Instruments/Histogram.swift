import CoreMetrics
import Synchronization

/// How many values were at most so large, for fixed bounds: what percentiles are estimated by.
final class Histogram: RecorderHandler, TimerHandler, Instrument {
    static let kind = MetricFamily.Kind.histogram

    private final class Bucket: Sendable {
        let count = Atomic<Int64>(0)
    }

    /// Ascending; the infinite one, the last, is not among them.
    private let bounds: [Double]
    /// Each with the values above the bound before it.
    private let buckets: [Bucket]
    private let sum = AtomicDouble()

    init(bounds: [Double]) {
        self.bounds = bounds.sorted()
        buckets = (0...bounds.count).map { _ in Bucket() }
    }

    func record(_ value: Int64) { observe(Double(value)) }
    func record(_ value: Double) { observe(value) }
    /// Durations are told in seconds, the base unit of Prometheus.
    func recordNanoseconds(_ duration: Int64) { observe(Double(duration) / 1e9) }

    private func observe(_ value: Double) {
        guard !value.isNaN else { return }
        let index = bounds.firstIndex { value <= $0 } ?? bounds.count
        buckets[index].count.wrappingAdd(1, ordering: .relaxed)
        sum.add(value)
    }

    /// The count is that of the last bucket, so that they fit together also while somebody writes.
    func samples(_ labels: MetricLabels) -> [MetricFamily.Sample] {
        var total: Int64 = 0
        var samples = zip(bounds + [.infinity], buckets).map { bound, bucket in
            total += bucket.count.load(ordering: .relaxed)
            return MetricFamily.Sample(
                suffix: "_bucket", labels: labels.adding("le", ExpositionText.number(bound)), value: Double(total))
        }
        samples.append(MetricFamily.Sample(suffix: "_sum", labels: labels, value: sum.value))
        samples.append(MetricFamily.Sample(suffix: "_count", labels: labels, value: Double(total)))
        return samples
    }
}
