/// What is known of a metric before it has a value: swift-metrics has no room for it.
public struct MetricDescription: Sendable {
    public let name: String
    public let kind: MetricFamily.Kind
    /// What it says, in one sentence.
    public let help: String
    /// The names of its labels.
    public let labels: [String]
    /// Of a histogram: the upper bounds of its buckets, ascending, without the infinite one.
    public let bounds: [Double]

    /// - Parameter bounds: default ``seconds``.
    public init(
        _ name: String, _ kind: MetricFamily.Kind, labels: [String] = [], bounds: [Double] = MetricDescription.seconds,
        _ help: String
    ) {
        (self.name, self.kind, self.help, self.labels, self.bounds) = (name, kind, help, labels, bounds)
    }

    /// From half a millisecond to ten seconds.
    public static let seconds = [0.0005, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
}
