import CoreMetrics

/// Counts what is no whole number; it never falls.
final class FractionCounter: FloatingPointCounterHandler, Instrument {
    static let kind = MetricFamily.Kind.counter
    private let sum = AtomicDouble()

    init(bounds _: [Double]) {}

    /// - Parameter amount: below 0, or no number, it counts for nothing.
    func increment(by amount: Double) {
        if amount > 0 { sum.add(amount) }
    }

    func reset() {
        sum.set(0)
    }

    func samples(_ labels: MetricLabels) -> [MetricFamily.Sample] {
        [MetricFamily.Sample(labels: labels, value: sum.value)]
    }
}
