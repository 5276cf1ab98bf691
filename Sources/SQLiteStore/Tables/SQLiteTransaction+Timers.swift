import LedgerStore
import Ledgers

extension SQLiteTransaction {
    func timers(of subject: String) throws -> [Timer] {
        try all(
            "SELECT * FROM timer WHERE subject = ? ORDER BY due, sequence", { $0.bind(subject) }, read: Timer.init(row:)
        )
    }

    func timersInTurn() throws -> [Timer] {
        try all("SELECT * FROM timer ORDER BY due, sequence", read: Timer.init(row:))
    }

    func firstTimer() throws -> Timer? {
        if let knownFirstTimer { return knownFirstTimer }
        let timer = try first("SELECT * FROM timer ORDER BY due, sequence LIMIT 1", read: Timer.init(row:))
        knownFirstTimer = .some(timer)
        return timer
    }

    func schedule(_ timer: Timer) throws {
        let key = timer.kind.columns
        try run(
            "INSERT OR REPLACE INTO timer (due, subject, kind, round, stage, number) VALUES (?, ?, ?, ?, ?, ?)",
            {
                $0.bind(timer.due.milliseconds, timer.subject, key.kind, key.round)
                $0.bind(key.stage, key.number)
            })
        noteScheduled(timer)
    }

    /// Another one that is due at the same instant stays in front.
    private func noteScheduled(_ timer: Timer) {
        forgetFirstTimer(if: timer)
        guard let known = knownFirstTimer, known.map({ timer.due < $0.due }) ?? true else { return }
        knownFirstTimer = .some(timer)
    }

    /// What comes behind it is not known.
    private func forgetFirstTimer(if timer: Timer) {
        guard let first = knownFirstTimer ?? nil, first.subject == timer.subject, first.kind == timer.kind else {
            return
        }
        knownFirstTimer = nil
    }

    func cancel(_ timer: Timer) throws {
        let key = timer.kind.columns
        try run(
            "DELETE FROM timer WHERE subject = ? AND kind = ? AND round = ? AND stage = ? AND number = ?",
            {
                $0.bind(timer.subject, key.kind, key.round, key.stage)
                $0.bind(key.number)
            })
        forgetFirstTimer(if: timer)
    }
}

extension Timer {
    fileprivate init(row: StoredRow) throws {
        try self.init(subject: row["subject"], kind: Kind(row: row), due: row.instant("due"))
    }
}

extension Timer.Kind {
    fileprivate var columns: (kind: String, round: Int, stage: String, number: Int64) {
        switch self {
        case .stage(let round, let stage): ("stage", round, stage, 0)
        case .unacknowledged(let round, let stage): ("unacknowledged", round, stage, 0)
        case .repeat(let round, let stage, let number): ("repeat", round, stage, Int64(number))
        case .parked(let position): ("parked", 0, "", position)
        }
    }

    fileprivate init(row: StoredRow) throws {
        let round: Int = try row["round"]
        let stage: String = try row["stage"]
        switch try row["kind"] as String {
        case "stage": self = .stage(round: round, stage: stage)
        case "unacknowledged": self = .unacknowledged(round: round, stage: stage)
        case "repeat": self = try .repeat(round: round, stage: stage, number: row["number"])
        case "parked": self = try .parked(position: row["number"])
        default: throw StoreError(.damaged, "column kind holds a value that no version wrote; the database is damaged")
        }
    }
}
