import LedgerStore
import Ledgers

/// The log, and what was refused.
extension ScopedReader {
    /// Rows, or letters, that are read at once. Each may have a megabyte.
    private static let longestRead = 25

    func rows(from position: Int64, limit: Int, filter: LogFilter) throws -> [LogRow] {
        var found: [LogRow] = []
        var next = position
        while found.count < limit {
            let rows = try store.rows(from: next, limit: Self.longestRead, filter: filter)
            found += rows.filter(viewer.sees).prefix(limit - found.count)
            guard rows.count == Self.longestRead, let last = rows.last else { break }
            next = last.position + 1
        }
        return found
    }

    /// A hazard that is his has all its history, also that of a time when it lay elsewhere.
    func rows(about subject: String) throws -> [LogRow] {
        let rows = try store.rows(about: subject)
        return try hazard(subject) == nil ? rows.filter(viewer.sees) : rows
    }

    /// Those that wait for a hazard of his, and what his office has sent.
    func parkedEvents() throws -> [ParkedEvent] {
        try store.parkedEvents().filter { try viewer.sent($0.office) || hazard($0.event.subject) != nil }
    }

    /// Those of his office: what another one has sent is nobody else's.
    func deadLetters(after number: Int64, limit: Int) throws -> [DeadLetter] {
        var found: [DeadLetter] = []
        var last = number
        while found.count < limit {
            let letters = try store.deadLetters(after: last, limit: Self.longestRead)
            found += letters.filter { viewer.sent($0.office) }.prefix(limit - found.count)
            guard letters.count == Self.longestRead, let newest = letters.last else { break }
            last = newest.number
        }
        return found
    }

    func deadLetters(before number: Int64?, limit: Int) throws -> [DeadLetter] {
        var found: [DeadLetter] = []
        var last = number
        while found.count < limit {
            let letters = try store.deadLetters(before: last, limit: Self.longestRead)
            found += letters.filter { viewer.sent($0.office) }.prefix(limit - found.count)
            guard letters.count == Self.longestRead, let oldest = letters.last else { break }
            last = oldest.number
        }
        return found
    }

    func deadLetter(_ number: Int64) throws -> DeadLetter? {
        try store.deadLetter(number).flatMap { viewer.sent($0.office) ? $0 : nil }
    }
}
