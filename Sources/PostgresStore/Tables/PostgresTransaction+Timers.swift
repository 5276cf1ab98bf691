import LedgerStore
import Ledgers

extension PostgresTransaction {
    func timers(of subject: String) throws -> [Timer] {
        if let known = held?.timers.list(of: subject) { return known }
        let timers = try stored(Self.timersOfSubjects, [PostgresArray([subject])], HeldTimers.Scheduled.init(row:))
            .sorted { $0.isBefore($1) }
        held?.timers.learn(timers, of: subject)
        return timers.map(\.timer)
    }

    /// Of several subjects.
    static let timersOfSubjects = rows(of: "timer", by: "subject")

    func timersInTurn() throws -> [Timer] {
        try all("SELECT * FROM timer ORDER BY due, sequence", [], Timer.init(row:))
    }

    func firstTimer() throws -> Timer? {
        guard let held else {
            return try stored("SELECT * FROM timer ORDER BY due, sequence LIMIT 1", [], Timer.init(row:)).first
        }
        while true {
            if let known = held.timers.first() { return known }
            try learnNextTimers()
        }
    }

    func schedule(_ timer: Timer) throws {
        try change { held in
            _ = try timers(of: timer.subject)
            held.timers.schedule(timer)
        }
    }

    func cancel(_ timer: Timer) throws {
        try change { held in
            _ = try timers(of: timer.subject)
            held.timers.cancel(timer)
        }
    }

    static let removeTimers = "DELETE FROM timer WHERE sequence = ANY($1)"
    /// In the order in which they were scheduled, which becomes that of their sequences.
    static let addTimers = """
        INSERT INTO timer (due, subject, kind, round, stage, number)
        SELECT due, subject, kind, round, stage, number FROM unnest($1::timer[])
        """
}

extension HeldTimers.Scheduled {
    init(row: Row) throws {
        self.init(timer: try Timer(row: row), order: try row.get("sequence"))
    }
}

extension Timer: TableRow {
    static let table = "timer"

    func write(to fields: inout RowFields) {
        let key = kind.columns
        fields.addGenerated()
        fields.add(due)
        fields.add(subject)
        fields.add(key.kind)
        fields.add(key.round)
        fields.add(key.stage)
        fields.add(key.number)
    }

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
