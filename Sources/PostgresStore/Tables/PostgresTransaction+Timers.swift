import LedgerStore
import Ledgers

extension PostgresTransaction {
    func timers(of subject: String) throws -> [Timer] {
        try all("SELECT * FROM timer WHERE subject = $1 ORDER BY due, sequence", [subject], Timer.init(row:))
    }

    func timersInTurn() throws -> [Timer] {
        try all("SELECT * FROM timer ORDER BY due, sequence", [], Timer.init(row:))
    }

    func firstTimer() throws -> Timer? {
        try first("SELECT * FROM timer ORDER BY due, sequence LIMIT 1", [], Timer.init(row:))
    }

    func schedule(_ timer: Timer) throws {
        let key = timer.kind.columns
        try run(
            """
            INSERT INTO timer (due, subject, kind, round, stage, number) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (subject, kind, round, stage, number) DO UPDATE SET due = excluded.due, sequence = DEFAULT
            """, [timer.due, timer.subject, key.kind, key.round, key.stage, key.number])
    }

    func cancel(_ timer: Timer) throws {
        let key = timer.kind.columns
        try run(
            "DELETE FROM timer WHERE subject = $1 AND kind = $2 AND round = $3 AND stage = $4 AND number = $5",
            [timer.subject, key.kind, key.round, key.stage, key.number])
    }
}

extension Timer {
    fileprivate init(row: Row) throws {
        self.init(subject: try row.get("subject"), kind: try Kind(row: row), due: try row.get("due"))
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

    fileprivate init(row: Row) throws {
        let round: Int = try row.get("round")
        let stage: String = try row.get("stage")
        switch try row.get("kind") as String {
        case "stage": self = .stage(round: round, stage: stage)
        case "unacknowledged": self = .unacknowledged(round: round, stage: stage)
        case "repeat": self = .repeat(round: round, stage: stage, number: try row.get("number"))
        case "parked": self = .parked(position: try row.get("number"))
        default: throw ResultSet.isNoneOfOurs("kind")
        }
    }
}
