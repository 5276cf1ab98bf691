import CoreMetrics

/// A value that rises and falls.
final class PlainGauge: RecorderHandler, MeterHandler, Instrument {
    static let kind = MetricFamily.Kind.gauge
    private let value = AtomicDouble()

    init(bounds _: [Double]) {}

    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.set(value) }
    func increment(by amount: Double) { value.add(amount) }
    func decrement(by amount: Double) { value.add(-amount) }

    func samples(_ labels: MetricLabels) -> [MetricFamily.Sample] {
        [MetricFamily.Sample(labels: labels, value: value.value)]
    }
}
