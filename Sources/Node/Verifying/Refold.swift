import EventJSON
import LedgerStore
import Ledgers
import Reports

/// Folds a log again, row by row, by the code that wrote it, and holds what comes of it against the rows themselves.
final class Refold {
    private let state: any LedgerTransaction
    private var rules = Rules.shipped
    /// Rows that have to come next: what the rows before have brought about.
    private var expected: ArraySlice<LogRow> = []
    /// Events that were parked when they came, and how they are marked.
    private var early: [(position: Int64, stored: EventStanding)] = []

    init(into state: any LedgerTransaction) {
        self.state = state
    }

    /// - Throws: ``Discrepancy`` where the row is not what had to come.
    func take(_ read: ReadRow) throws {
        let row = read.row
        let position = row.position
        if expected.isEmpty {
            let head = try state.head()
            guard position == head.position + 1 else { throw Discrepancy(at: head.position + 1, "the row is missing") }
            guard row.draft.at >= head.at ?? row.draft.at else {
                throw Discrepancy(at: position, "the row is older than the one before")
            }
            expected = try produce(row, read.content)[...]
        }
        guard let produced = expected.popFirst() else {
            throw Discrepancy(at: position, "nothing brings this row about")
        }
        try Self.compare(row, with: produced)
        if produced.draft.standing == .parked { early.append((position, row.draft.standing)) }
    }

    /// - Throws: ``Discrepancy`` where rows are missing at the end.
    func finish() throws {
        guard let missing = expected.first else { return }
        throw Discrepancy(at: missing.position, "the row is missing: \(missing.draft.topic)")
    }

    /// The row that the fold makes of this one, and those that it brings about.
    private func produce(_ row: LogRow, _ content: ReadRow.Content) throws -> [LogRow] {
        switch content {
        case .event(let decoded): try receive(decoded, of: row)
        case .timer: try fire(row)
        case .refusal: try keepLetter(of: row)
        case .rules(let rules): try change(to: rules.get(), by: row)
        case .checkpoint: try check(row)
        case .notice: [try state.append(row.draft)]
        case .news: throw Discrepancy(at: row.position, "nothing brings this row about (\(row.draft.topic))")
        }
    }

    private func step(of row: LogRow) -> ProcessingStep {
        ProcessingStep(rules: rules, store: state, now: row.draft.at, isTest: row.draft.isTest)
    }

    private func receive(_ decoded: DecodedEvent, of row: LogRow) throws -> [LogRow] {
        try requireNoTimerDue(before: row)
        var step = step(of: row)
        step.office = row.draft.office
        let reply = try step.receive(.event(decoded))
        guard reply.position == row.position else {
            throw Discrepancy(
                at: row.position, "the event is in the log, but would be refused (\(reply.code ?? "known already"))")
        }
        return step.rows
    }

    private func fire(_ row: LogRow) throws -> [LogRow] {
        guard let timer = try Timer(event: JSONParser.parse(row.draft.body)), try state.firstTimer() == timer,
            timer.due <= row.draft.at
        else { throw Discrepancy(at: row.position, "another timer, or none, was due here") }
        var step = step(of: row)
        try step.fire(timer, at: row.draft.at)
        return step.rows
    }

    private func requireNoTimerDue(before row: LogRow) throws {
        guard let timer = try state.firstTimer(), timer.due <= row.draft.at else { return }
        throw Discrepancy(
            at: row.position, "the timer of \(timer.subject) that was due at \(timer.due.rfc3339) has not fired before")
    }
}

/// Rows that change no ledger.
extension Refold {
    private func keepLetter(of row: LogRow) throws -> [LogRow] {
        try requireNoTimerDue(before: row)
        guard let data = try JSONParser.parse(row.draft.body)["data"], let letter = DeadLetter(data) else {
            throw Discrepancy(at: row.position, "the row tells of no dead letter")
        }
        guard try isNext(letter) else {
            throw Discrepancy(at: row.position, "the dead letter is not the next one, or not counted on")
        }
        try state.save(letter)
        return [try state.append(row.draft)]
    }

    private func isNext(_ letter: DeadLetter) throws -> Bool {
        guard let known = try state.deadLetter(letter.number) else {
            return try letter.count == 1 && letter.number == state.nextLetterNumber()
        }
        return letter.count == known.count + 1 && letter.code == known.code
    }

    private func change(to rules: Rules, by row: LogRow) throws -> [LogRow] {
        self.rules = rules
        return [try state.append(row.draft)]
    }

    private func check(_ row: LogRow) throws -> [LogRow] {
        let head = try state.head()
        guard let checkpoint = try Checkpoint(event: JSONParser.parse(row.draft.body)), checkpoint.isGenuine,
            checkpoint.position == head.position, checkpoint.hash == head.hash
        else { throw Discrepancy(at: row.position, "the checkpoint does not fit the log, or its signature is wrong") }
        return [try state.append(row.draft)]
    }
}

extension Refold {
    private static func compare(_ row: LogRow, with produced: LogRow) throws {
        let difference: String? =
            if row.draft.topic != produced.draft.topic || row.draft.subject != produced.draft.subject {
                "the fold gives \(produced.draft.topic) of \(produced.draft.subject)"
            } else if row.previous != produced.previous {
                "previous is \(row.previous), but the topic's row before is \(produced.previous)"
            } else if row.hash != produced.hash {
                "the fold gives another row of \(row.draft.topic)"
            } else if row.draft.standing != .folded, row.draft.kind != .event || produced.draft.standing == .folded {
                "the row is marked \(row.draft.standing.name), but the fold accepts it"
            } else {
                nil
            }
        if let difference { throw Discrepancy(at: row.position, difference) }
    }

    /// What has become of the events that were parked.
    func compareStandings() throws {
        for (position, stored) in early {
            let folded = try state.rows(from: position, limit: 1, filter: .all).first?.draft.standing
            guard stored == folded else {
                throw Discrepancy(
                    at: position, "the event is marked \(stored.name), but the fold gives \(folded?.name ?? "none")")
            }
        }
    }
}

extension DeadLetter {
    /// Reads what the log tells of a letter. The body stays out: its digest stands for it.
    fileprivate init?(_ data: JSONValue) {
        guard let number = data["number"]?.integer, let code = data["code"]?.string,
            let message = data["message"]?.string, let count = data["count"]?.integer, let size = data["size"]?.integer,
            let receivedAt = data["receivedAt"]?.string.flatMap(Instant.init(rfc3339:)),
            let sha256 = data["sha256"]?.string
        else { return nil }
        self.init(
            number: Int64(number), source: data["source"]?.string, id: data["id"]?.string,
            office: data["office"]?.string,
            code: code,
            message: message, pointer: data["pointer"]?.string, receivedAt: receivedAt, count: count, size: size,
            sha256: sha256, body: nil)
    }
}
