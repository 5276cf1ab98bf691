import EventJSON
import Ledgers
import PrometheusMetrics

/// The figures of `status`: how long the log is, and what lags behind it.
struct StandingFigures {
    let status: JSONValue
    let now: Instant

    var families: [MetricFamily] { log + waiting + access + [backlog, backlogAge] }

    private var log: [MetricFamily] {
        [
            MetricFamily(.position, status["position"]?.integer),
            MetricFamily(.newestAge, seconds: status.seconds(since: "newest", at: now)),
            MetricFamily(.checkpointAge, seconds: status.seconds(since: "newestCheckpoint", at: now)),
        ]
    }

    private var waiting: [MetricFamily] {
        [
            MetricFamily(.timers, status["timers"]?.integer),
            MetricFamily(.timerDelay, seconds: status.seconds(since: "nextTimer", at: now) ?? 0),
            MetricFamily(.parked, status["parked"]?.integer),
            MetricFamily(.parkedAge, status["oldestParkedSeconds"]?.integer),
            MetricFamily(.letters, status["deadLetters"]?.integer),
            MetricFamily(.letterAge, status["oldestDeadLetterSeconds"]?.integer),
        ]
    }

    private var access: [MetricFamily] {
        let access = status["access"] ?? .null
        return [
            MetricFamily(.admitted, access["admittedConnections"]?.integer),
            MetricFamily(.turnedAway, access["refusedConnections"]?.integer),
            MetricFamily(.dropped, access["droppedMessages"]?.integer),
        ]
    }

    /// Listeners name their cursors, so only so many have series of their own.
    private static let mostCursors = 32

    private var backlog: MetricFamily { outbox(.backlog, "backlog") { $0.reduce(0, +) } }
    private var backlogAge: MetricFamily { outbox(.backlogAge, "oldestSeconds") { $0.max() ?? 0 } }

    private func outbox(_ description: MetricDescription, _ name: String, _ joined: ([Int]) -> Int) -> MetricFamily {
        let cursors = (status["outbox"]?.array ?? []).map { ($0["cursor"]?.string ?? "", $0[name]?.integer ?? 0) }
            .sorted { $0.0 < $1.0 }
        var values = cursors.prefix(Self.mostCursors).map { (["cursor": $0.0] as MetricLabels, Double($0.1)) }
        let others = cursors.dropFirst(Self.mostCursors).map(\.1)
        if !others.isEmpty { values.append((["cursor": "others"], Double(joined(others)))) }
        return MetricFamily(description, values)
    }
}
