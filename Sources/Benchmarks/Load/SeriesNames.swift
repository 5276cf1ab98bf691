import Synchronization

/// Names for series of events that no two runs share, so that each run brings events that nobody has seen.
final class SeriesNames: Sendable {
    private let count = Atomic(0)
    private let prefix: String

    /// - Parameter prefix: told apart from those of prepared logs.
    init(_ prefix: String) {
        self.prefix = prefix
    }

    func next() -> String {
        "\(prefix)\(count.wrappingAdd(1, ordering: .relaxed).newValue)"
    }
}
