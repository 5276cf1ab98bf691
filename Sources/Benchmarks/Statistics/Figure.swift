/// One thing that was measured, in a number of runs.
public struct Figure: Hashable, Sendable {
    /// For example `store/sqlite/1000`.
    public let name: String
    public let unit: Unit
    /// What each run gave, in their order.
    public let runs: [Double]
    /// In microseconds, of all runs together; nil where none were measured.
    public let latencies: Percentiles?
    /// Against what it is held.
    public let ratios: [Ratio]

    /// Of ``runs``.
    public let median: Double

    /// - Returns: nil where nothing was measured.
    public init?(
        _ name: String, _ unit: Unit, runs: [Double], latencies: [Double] = [], ratios: [Ratio] = []
    ) {
        guard let median = runs.median else { return nil }
        self.name = name
        self.unit = unit
        self.runs = runs
        self.latencies = Percentiles(latencies)
        self.ratios = ratios
        self.median = median
    }
}
