import LedgerStore

/// What a writing transaction adds to the log, and has not sent to the server yet.
///
/// The rows of a batch go there together: one statement instead of one a row. Whoever reads the log within the transaction
/// has them sent first (``PostgresTransaction/send(and:)``).
struct LogGrowth {
    /// The end of the log, with the rows that were added.
    private(set) var head: LogHead
    /// Whether a row was added at all.
    private(set) var hasGrown = false
    private(set) var rows: [LogRow] = []
    /// What has become of rows that the server has; not sent yet.
    private(set) var standings: [Int64: EventStanding] = [:]
    /// The newest position of each topic that was looked up or added to.
    private var newest: [Exact: Int64] = [:]
    /// Where the events of `rows` are in it.
    private var events: [EventKey: Int] = [:]
    /// Those of which the log is known to have none.
    private var missing: Set<EventKey> = []
    private var bytes = 0

    /// Bytes of bodies above which the server has to have them before more are taken, so that memory stays bounded.
    private static let limit = 8 << 20
    /// Rows that are told to the server while the batch goes on: what the socket takes at once, more or less.
    private static let part = 128

    init(from head: LogHead) {
        self.head = head
    }

    var isFull: Bool { bytes > Self.limit }
    var isPart: Bool { rows.count >= Self.part }

    /// Nil where it was not looked up yet.
    func newestPosition(on topic: String) -> Int64? {
        newest[Exact(topic)]
    }

    mutating func learn(newest position: Int64, on topic: String) {
        if newest[Exact(topic)] == nil { newest[Exact(topic)] = position }
    }

    /// The event of `rows`; nil where there is none; `.some(nil)` where the server's log has none either.
    func event(_ key: EventKey) -> LoggedEvent?? {
        if let index = events[key] { return LoggedEvent(rows[index]) }
        return missing.contains(key) ? .some(nil) : nil
    }

    mutating func learn(missing keys: some Sequence<EventKey>) {
        missing.formUnion(keys)
    }

    mutating func add(_ draft: LogDraft, previous: Int64) -> LogRow {
        let row = LogRow(draft, after: head, previous: previous)
        head = LogHead(row)
        hasGrown = true
        newest[Exact(draft.topic)] = row.position
        note(EventKey(source: draft.source, id: draft.id), at: rows.count)
        rows.append(row)
        bytes += draft.body.count
        return row
    }

    private mutating func note(_ event: EventKey, at index: Int) {
        missing.remove(event)
        events[event] = index
    }

    mutating func setStanding(_ standing: EventStanding, at position: Int64) {
        guard let first = rows.first?.position, position >= first else {
            standings[position] = standing
            return
        }
        rows[Int(position - first)].draft.standing = standing
    }

    mutating func wasTold() {
        rows = []
        standings = [:]
        events = [:]
    }

    /// The server has all that was told.
    mutating func wasSent() {
        bytes = 0
    }
}

extension LoggedEvent {
    init(_ row: LogRow) {
        self.init(position: row.position, standing: row.draft.standing, body: row.draft.body)
    }
}
