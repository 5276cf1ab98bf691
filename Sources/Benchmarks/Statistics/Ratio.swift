/// A figure as a multiple of another one of the same rounds.
public struct Ratio: Hashable, Sendable {
    /// The name of the other figure.
    public let to: String
    /// The median over the rounds: within one round both were measured one after the other, so what the machine does
    /// meanwhile changes both.
    public let value: Double

    /// - Parameters:
    ///   - runs: of the figure, in the order of the rounds.
    ///   - others: of the other figure, in the same order.
    /// - Returns: nil where they can't be held against each other.
    public init?(of runs: [Double], to name: String, _ others: [Double]) {
        guard runs.count == others.count, others.allSatisfy({ $0 > 0 }) else { return nil }
        guard let value = zip(runs, others).map({ $0 / $1 }).median else { return nil }
        (to, self.value) = (name, value)
    }
}
