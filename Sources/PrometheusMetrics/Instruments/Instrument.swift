/// A series that a program writes to from any thread.
protocol Instrument: AnyObject, Sendable {
    static var kind: MetricFamily.Kind { get }

    init(bounds: [Double])

    func samples(_ labels: MetricLabels) -> [MetricFamily.Sample]
}
