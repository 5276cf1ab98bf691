import CoreMetrics
import Synchronization

/// Counters of one name, made when they are first counted up. It takes a lock: count a batch at a time.
final class LabelledCounter: Sendable {
    private let name: String
    private let labels: [String]
    private let factory: any MetricsFactory
    private let counters = Mutex<[[String]: Counter]>([:])

    init(_ name: String, labels: [String], factory: any MetricsFactory) {
        (self.name, self.labels, self.factory) = (name, labels, factory)
    }

    /// - Parameter values: of the labels, in their order; a bounded set, and nothing that anybody has sent.
    func count(_ values: String..., by amount: Int = 1) {
        counter(values).increment(by: amount)
    }

    private func counter(_ values: [String]) -> Counter {
        counters.withLock { counters in
            if let known = counters[values] { return known }
            let new = Counter(label: name, dimensions: Array(zip(labels, values)), factory: factory)
            counters[values] = new
            return new
        }
    }
}
