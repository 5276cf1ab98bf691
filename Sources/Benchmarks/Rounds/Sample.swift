/// What one run gives.
public struct Sample: Sendable {
    /// In the unit of its contender.
    public var value: Double
    /// How long single operations took, in microseconds.
    public var latencies: [Double]

    public init(value: Double, latencies: [Double] = []) {
        self.value = value
        self.latencies = latencies
    }

    /// So many things in so long a time.
    public init(count: Int, in duration: Duration, latencies: [Duration] = []) {
        self.init(value: Double(count) / (duration / .seconds(1)), latencies: latencies.map(\.microseconds))
    }
}

extension Duration {
    public var microseconds: Double { self / .microseconds(1) }
}
