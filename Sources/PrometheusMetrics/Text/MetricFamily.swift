/// All series of one name, as they are at one time.
public struct MetricFamily: Sendable {
    public enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    /// One line.
    struct Sample: Sendable {
        /// What follows the family's name: `_bucket`, `_sum`, `_count`, or nothing.
        var suffix = ""
        var labels: MetricLabels
        var value: Double
    }

    public let name: MetricName
    public let kind: Kind
    /// What it says, in one sentence.
    public let help: String
    private(set) var samples: [Sample]

    init(_ name: MetricName, _ kind: Kind, help: String, samples: [Sample]) {
        (self.name, self.kind, self.help, self.samples) = (name, kind, help, samples)
    }

    /// Values that are read when they are asked for.
    /// - Parameters:
    ///   - kind: a counter or a gauge.
    ///   - values: no two with the same labels.
    public init(_ name: String, _ kind: Kind = .gauge, help: String, _ values: [(MetricLabels, Double)]) {
        let sorted = values.sorted { $0.0.precedes($1.0) }
        self.init(MetricName(name), kind, help: help, samples: sorted.map { Sample(labels: $0, value: $1) })
    }
}

extension MetricFamily {
    /// As it is described.
    public init(_ description: MetricDescription, _ values: [(MetricLabels, Double)]) {
        self.init(description.name, description.kind, help: description.help, values)
    }

    /// One value without labels; none where it is nil.
    public init(_ description: MetricDescription, _ value: (some BinaryInteger)?) {
        self.init(description, value.map { [([:] as MetricLabels, Double($0))] } ?? [])
    }
}
