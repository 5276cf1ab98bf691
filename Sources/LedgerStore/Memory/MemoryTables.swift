import HeapModule
import Ledgers

/// The tables of the in-memory driver. Every change leaves its undoing behind until the commit.
final class MemoryTables {
    /// Whether rows of the log are kept; if not, only its end is known, and the events that were ever parked.
    let keepsLog: Bool
    /// Whether changes can be undone.
    private let undoes: Bool
    var log: [LogRow] = []
    var newest = LogHead()
    /// Events that were parked, where the log is not kept.
    var early: [Int64: LogRow] = [:]
    var eventPositions: [EventKey: Int64] = [:]
    var topics: [String: Int64] = [:]
    var positionsBySubject: [String: [Int64]] = [:]
    var hazards = KeyedTable<String, Hazard>()
    var majorHazards = MajorHazards()
    var overdueCounts: [ExactText: Int] = [:]
    var parked: [Int64: ParkedEvent] = [:]
    var parkedBySubject: [String: Set<Int64>] = [:]
    var escalations = KeyedTable<EscalationID, Escalation>()
    /// In the order in which they were raised.
    var raised: [EscalationID] = []
    var unresolved: [String: [EscalationID]] = [:]
    var timers: [TimerKey: ScheduledTimer] = [:]
    var timersBySubject: [String: Set<TimerKey>] = [:]
    /// The order in which timers come due; it may hold timers that are gone, which are passed over.
    var timerOrder = Heap<ScheduledTimer>()
    var timersScheduled = 0
    var incidents = KeyedTable<String, Incident>()
    var measures = KeyedTable<String, Measure>()
    /// By their ledgers.
    var entries: [String: KeyedTable<String, LedgerEntry>] = [:]
    var watched: [WatchedKey: WatchEntry] = [:]
    var letters: [DeadLetter] = []
    var letterNumbers: [LetterKey: Int64] = [:]
    var cursors = KeyedTable<String, OutboxCursor>()
    var sources = KeyedTable<String, SourceStanding>()
    /// Whether a log is being moved here, and is not whole yet.
    var holdsPart = false

    private var undoings: [(MemoryTables) -> Void] = []

    init(keepsLog: Bool = true, undoes: Bool = true) {
        self.keepsLog = keepsLog
        self.undoes = undoes
    }

    /// Runs `work`, and undoes it where it throws. What it did can be undone by ``revoke()`` until ``keep()``.
    func revocably<Outcome>(_ work: () throws -> Outcome) throws -> Outcome {
        let start = undoings.count
        do {
            return try work()
        } catch {
            undo(from: start)
            throw error
        }
    }

    /// What was done since the last time stays.
    func keep() {
        undoings.removeAll(keepingCapacity: true)
    }

    /// Undoes what was done since the last ``keep()``.
    func revoke() {
        undo(from: 0)
    }

    private func undo(from start: Int) {
        for undo in undoings[start...].reversed() { undo(self) }
        undoings.removeSubrange(start...)
    }

    /// - Parameter undo: made only where changes can be undone.
    func onError(_ undo: @autoclosure () -> (MemoryTables) -> Void) {
        if undoes { undoings.append(undo()) }
    }
}

extension Dictionary {
    /// Sets a value, or removes it where it is nil.
    /// - Returns: the value before.
    mutating func exchange(_ value: Value?, for key: Key) -> Value? {
        if let value { updateValue(value, forKey: key) } else { removeValue(forKey: key) }
    }
}
