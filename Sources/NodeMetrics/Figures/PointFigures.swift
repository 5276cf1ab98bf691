import EventJSON
import Ledgers
import PrometheusMetrics

/// The figures of `points-overview`.
struct PointFigures {
    let overview: JSONValue
    let now: Instant

    var families: [MetricFamily] {
        [
            points, readings, MetricFamily(.unknownPoints, overview["unknownPoints"]?.integer),
            MetricFamily(.savingFailing, overview["saving"]?["failing"]?.bool.map { $0 ? 1 : 0 }),
            MetricFamily(.savedAge, seconds: overview["saving"]?.seconds(since: "savedAt", at: now)),
            MetricFamily(.lostMinutes, overview["saving"]?["lostMinutes"]?.integer),
        ]
    }

    private var points: MetricFamily {
        let states = ["alarm", "silent", "fault", "normal"].map { ($0, ["state": $0] as MetricLabels) }
        return MetricFamily(.points, overview.values(states))
    }

    private var readings: MetricFamily {
        let all = overview["readings"] ?? .null
        let used = ["taken", "repeated"].map { ($0, ["status": $0] as MetricLabels) }
        return MetricFamily(.readings, all.values(used) + refused(all["refused"] ?? .null))
    }

    private func refused(_ counts: JSONValue) -> [(MetricLabels, Double)] {
        guard case .object(let members) = counts else { return [] }
        return counts.values(members.map { ($0.name, ["status": $0.name]) })
    }
}
