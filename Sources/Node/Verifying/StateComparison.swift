import EventJSON
import LedgerStore
import Ledgers

/// Holds all the state that is stored against what the log gives.
struct StateComparison {
    let stored: any LedgerReader
    let folded: any LedgerReader

    /// Entities that are read at a time.
    private static let stride = 1_000

    /// - Throws: ``Discrepancy``
    func run() throws {
        try compare("hazard", { try $0.hazards(HazardFilter(), $1) }) { $0.number }
        try compare("escalation", { try $0.escalations(EscalationFilter(), $1) }) { $0.id.description }
        try compare("incident", { try $0.incidents($1) }) { $0.number }
        try compare("measure", { try $0.measures($1) }) { $0.number }
        for ledger in try ledgers {
            try compare("entry of the ledger \(ledger)", { try $0.entries(of: ledger, nil, $1) }) { $0.subject }
        }
        try compare("source", { try $0.sources($1) }) { $0.source }
        try compareLists()
        try compareLetters()
    }

    private var ledgers: [String] {
        get throws { Set(try (stored.entryCounts() + folded.entryCounts()).map(\.ledger)).sorted() }
    }

    /// Walks both lists in the order of their keys.
    private func compare<Entity: Equatable>(
        _ what: String, _ list: (any LedgerReader, Page) throws -> [Entity], key: (Entity) -> String
    ) throws {
        var expected = try list(folded, .all)[...]
        var page = Page(limit: Self.stride)
        while case let entities = try list(stored, page), let last = entities.last {
            for entity in entities {
                let given = expected.popFirst()
                if entity != given { try differ(what, key(entity), given.map(key)) }
            }
            page.after = key(last)
        }
        if let missing = expected.first { try differ(what, nil, key(missing)) }
    }

    private func differ(_ what: String, _ stored: String?, _ folded: String?) throws -> Never {
        let (name, fault) =
            switch (stored, folded) {
            case (let stored?, let folded?) where stored == folded: (stored, "is not what the log gives")
            case (let stored?, let folded?) where folded.precedesExactly(stored): (folded, "is not stored")
            case (let stored?, _): (stored, "is not in the log")
            case (nil, let folded): (folded ?? "", "is not stored")
            }
        throw Discrepancy(at: try lastPosition(about: name), "the \(what) \(name) \(fault)")
    }

    private func lastPosition(about name: String) throws -> Int64? {
        let subject = EscalationID(name)?.subject ?? name
        return try stored.rows(about: subject).last?.position
    }

    private func compareLists() throws {
        guard try stored.watchlist() == folded.watchlist() else {
            throw Discrepancy(at: nil, "the watch list is not what the log gives")
        }
        let (parked, expected) = (try stored.parkedEvents(), try folded.parkedEvents())
        if let index = parked.firstDifference(from: expected) {
            let first = [parked, expected].compactMap { $0.indices.contains(index) ? $0[index].position : nil }.min()
            throw Discrepancy(at: first, "what waits as an early event is not what the log gives")
        }
        let (timers, due) = (try stored.timersInTurn(), try folded.timersInTurn())
        if let index = timers.firstDifference(from: due) {
            let subject = (timers.indices.contains(index) ? timers[index] : due[index]).subject
            throw Discrepancy(
                at: try lastPosition(about: subject), "the timers of \(subject) are not what the log gives")
        }
    }

    /// The log holds no bodies of letters that are no text; every body has to fit its digest.
    private func compareLetters() throws {
        var after: Int64 = 0
        while case let letters = try stored.deadLetters(after: after, limit: Self.stride), let last = letters.last {
            for letter in letters {
                guard try folded.deadLetter(letter.number)?.withoutBody == letter.withoutBody,
                    letter.body.map({ $0.sha256 == letter.sha256 }) ?? true
                else { throw Discrepancy(at: nil, "the dead letter \(letter.number) is not what the log gives") }
            }
            after = last.number
        }
        guard try folded.deadLetter(after + 1) == nil else {
            throw Discrepancy(at: nil, "the dead letter \(after + 1) is not stored")
        }
    }
}

extension DeadLetter {
    fileprivate var withoutBody: DeadLetter {
        var letter = self
        letter.body = nil
        return letter
    }
}

extension Array where Element: Equatable {
    /// The index of the first element that differs, or is in one of them only; nil where both are equal.
    fileprivate func firstDifference(from other: [Element]) -> Int? {
        if let index = zip(self, other).enumerated().first(where: { $1.0 != $1.1 })?.offset { return index }
        return count == other.count ? nil : Swift.min(count, other.count)
    }
}
