import LedgerStore

/// What a writing transaction adds to the log, and has not sent to the server yet.
///
/// The rows of a batch go there together: one statement instead of one a row. Whoever reads the log within the transaction
/// has them sent first (``PostgresTransaction/sendGrowth()``).
struct LogGrowth {
    /// The end of the log, with the rows that were added.
    private(set) var head: LogHead
    /// Whether a row was added at all.
    private(set) var hasGrown = false
    private(set) var rows: [LogRow] = []
    /// The newest position of each topic that was looked up or added to; by its bytes.
    private var newest: [[UInt8]: Int64] = [:]
    /// Source and id of the events in `rows`.
    private var events: Set<Event> = []
    private var bytes = 0

    /// Bytes of bodies above which the rows are sent before the transaction ends, so that memory stays bounded.
    private static let limit = 8 << 20

    private struct Event: Hashable {
        let source: [UInt8]
        let id: [UInt8]

        init(_ source: String, _ id: String) {
            self.source = Array(source.utf8)
            self.id = Array(id.utf8)
        }
    }

    init(from head: LogHead) {
        self.head = head
    }

    var isFull: Bool { bytes > Self.limit }

    /// Nil where it was not looked up yet.
    func newestPosition(on topic: String) -> Int64? {
        newest[Array(topic.utf8)]
    }

    func holds(source: String, id: String) -> Bool {
        events.contains(Event(source, id))
    }

    mutating func add(_ draft: LogDraft, previous: Int64) -> LogRow {
        let row = LogRow(draft, after: head, previous: previous)
        head = LogHead(row)
        hasGrown = true
        rows.append(row)
        newest[Array(draft.topic.utf8)] = row.position
        events.insert(Event(draft.source, draft.id))
        bytes += draft.body.count
        return row
    }

    mutating func wasSent() {
        rows = []
        events = []
        bytes = 0
    }
}
