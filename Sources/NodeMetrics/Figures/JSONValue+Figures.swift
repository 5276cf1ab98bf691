import EventJSON
import Ledgers
import PrometheusMetrics

extension JSONValue {
    /// Values of members that are whole numbers, each with labels; those that are missing or null have none.
    func values(_ members: [(name: String, labels: MetricLabels)]) -> [(MetricLabels, Double)] {
        members.compactMap { name, labels in self[name]?.integer.map { (labels, Double($0)) } }
    }

    /// Seconds from an instant to `now`; nil where there is none, less than 0 where it lies ahead.
    func seconds(since name: String, at now: Instant) -> Double? {
        self[name]?.string.flatMap(Instant.init(rfc3339:)).map { Double((now - $0).milliseconds) / 1_000 }
    }
}

extension MetricFamily {
    /// One value without labels; none where it is nil.
    init(_ description: MetricDescription, seconds: Double?) {
        self.init(description, seconds.map { [([:] as MetricLabels, max(0, $0))] } ?? [])
    }
}
