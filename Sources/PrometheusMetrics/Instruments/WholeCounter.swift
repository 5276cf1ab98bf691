import CoreMetrics
import Synchronization

/// Counts whole things; it never falls.
final class WholeCounter: CounterHandler, Instrument {
    static let kind = MetricFamily.Kind.counter
    private let count = Atomic<Int64>(0)

    init(bounds _: [Double]) {}

    /// - Parameter amount: below 0 it counts for nothing.
    func increment(by amount: Int64) {
        count.wrappingAdd(max(0, amount), ordering: .relaxed)
    }

    func reset() {
        count.store(0, ordering: .relaxed)
    }

    func samples(_ labels: MetricLabels) -> [MetricFamily.Sample] {
        [MetricFamily.Sample(labels: labels, value: Double(count.load(ordering: .relaxed)))]
    }
}
