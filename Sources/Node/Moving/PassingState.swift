import LedgerStore
import Ledgers

/// What comes and goes in a store.
struct PassingState: Sendable {
    /// In the order in which they fire.
    private let timers: [Timer]
    private let watchlist: [WatchEntry]
    private let cursors: [OutboxCursor]
    /// What has become of events that waited when their row was read.
    private let settled: [Int64: EventStanding]

    /// - Parameter early: the positions of the events that waited when their row was read.
    init(of source: any LedgerReader, early: [Int64]) throws {
        timers = try source.timersInTurn()
        watchlist = try source.watchlist()
        cursors = try source.outboxCursors()
        var settled: [Int64: EventStanding] = [:]
        for position in early {
            let row = try source.rows(from: position, limit: 1, filter: .all).first
            if let standing = row?.draft.standing, standing != .parked { settled[position] = standing }
        }
        self.settled = settled
    }

    /// Takes the place of what an earlier run has left.
    func put(into transaction: any ReceivingTransaction) throws {
        for timer in try transaction.timersInTurn() { try transaction.cancel(timer) }
        for timer in timers { try transaction.schedule(timer) }
        for entry in try transaction.watchlist() { try transaction.remove(entry.watched) }
        for entry in watchlist { try transaction.save(entry) }
        for cursor in try transaction.outboxCursors() { try transaction.removeOutboxCursor(cursor.name) }
        for cursor in cursors { try transaction.save(cursor) }
        for (position, standing) in settled {
            try transaction.setStanding(standing, at: position)
            try transaction.unpark(position)
        }
    }
}
