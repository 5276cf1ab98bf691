import Ledgers
import Node
import PrometheusMetrics

/// What is known without asking the store.
struct LiveFigures {
    let load: NodeLoad
    /// Nil where the store has not answered in time.
    let readiness: NodeReadiness?
    let now: Instant
    let isTest: Bool

    var families: [MetricFamily] {
        [
            MetricFamily(.build, [(["version": Version.current], 1)]), MetricFamily(.testClock, isTest ? 1 : 0),
            MetricFamily(.storeUp, readiness?.obstacles.contains(.store) == false ? 1 : 0),
            MetricFamily(.isReady, readiness?.isReady == true ? 1 : 0), MetricFamily(.queued, load.queued),
            MetricFamily(.capacity, load.capacity), MetricFamily(.lostReplies, load.lostReplies),
            MetricFamily(
                .uncommittedAge, seconds: load.oldest.map { Double((now - $0).milliseconds) / 1_000 } ?? 0),
        ]
    }
}
