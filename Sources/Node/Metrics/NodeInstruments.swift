package import CoreMetrics
import EventJSON

/// What a node counts and measures of itself while it works, through swift-metrics. What can be asked for later is not
/// here.
package struct NodeInstruments: Sendable {
    /// Events that were answered or settled, by how they came in and what became of them.
    let events: LabelledCounter
    /// Events that were refused and kept.
    let deadLetters: LabelledCounter
    /// Rows that this node has put into the log.
    let rows: LabelledCounter
    /// Transactions with the wait for the disk in them.
    let commitTime: CoreMetrics.Timer
    /// Events of one of them.
    let commitEvents: Recorder
    /// Transactions that failed and are tried again.
    let commitFailures: Counter
    let tailMessages: Counter
    let heartbeats: Counter
    /// Questions that were answered, or not.
    let questions: LabelledCounter
    let questionTime: CoreMetrics.Timer

    /// - Parameter factory: default: nothing is counted.
    package init(_ factory: any MetricsFactory = NOOPMetricsHandler.instance) {
        let counters = { LabelledCounter($0, labels: $1, factory: factory) }
        events = counters("duban_events_total", ["entrance", "status"])
        deadLetters = counters("duban_dead_letters_total", ["code"])
        rows = counters("duban_log_rows_total", ["kind"])
        // There from the start: an alert looks at how they rise, and one that appears with 1 has not risen.
        for kind in [NodeEvent.Kind.report, .messageDelivered, .messageFailed] { rows.count(kind.rawValue, by: 0) }
        commitTime = CoreMetrics.Timer(label: "duban_commit_duration_seconds", factory: factory)
        commitEvents = Recorder(label: "duban_commit_events", factory: factory)
        commitFailures = Counter(label: "duban_commit_failures_total", factory: factory)
        tailMessages = Counter(label: "duban_tail_messages_total", factory: factory)
        heartbeats = Counter(label: "duban_tail_heartbeats_total", factory: factory)
        questions = counters("duban_questions_total", ["ask", "outcome"])
        questionTime = CoreMetrics.Timer(label: "duban_question_duration_seconds", factory: factory)
    }
}
