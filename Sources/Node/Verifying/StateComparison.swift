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

    /// The keys of what stands in one place of two lists.
    private struct Difference: Error {
        let stored: String?
        let folded: String?
    }

    /// Walks both lists page by page, in the order of their keys: one page is compared while the next one is read.
    private func compare<Entity: Equatable & Sendable>(
        _ what: String, _ list: @escaping @Sendable (any LedgerReader, Page) throws -> [Entity],
        key: @escaping @Sendable (Entity) -> String
    ) throws {
        // In the hands of the follower until it has finished.
        nonisolated(unsafe) let folded = folded
        let comparing = Follower<(Page, [Entity])>(name: "duban.compare") { page, entities in
            let expected = try list(folded, page)
            guard let index = entities.firstDifference(from: expected) else { return }
            throw Difference(stored: entities.at(index).map(key), folded: expected.at(index).map(key))
        }
        let reading = Result { try readPages(list, key) { try comparing.hand(($0, $1)) } }
        do {
            try comparing.finish()
            try reading.get()
        } catch let difference as Difference {
            try tell(difference, of: what)
        }
    }

    private func readPages<Entity>(
        _ list: (any LedgerReader, Page) throws -> [Entity], _ key: (Entity) -> String,
        _ take: (Page, [Entity]) throws -> Void
    ) throws {
        var page = Page(limit: Self.stride)
        var last: Entity?
        repeat {
            let entities = try list(stored, page)
            try take(page, entities)
            last = entities.last
            page.after = last.map(key)
        } while last != nil
    }

    private func tell(_ difference: Difference, of what: String) throws -> Never {
        let (name, fault) =
            switch (difference.stored, difference.folded) {
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
            let first = [parked, expected].compactMap { $0.at(index)?.position }.min()
            throw Discrepancy(at: first, "what waits as an early event is not what the log gives")
        }
        let (timers, due) = (try stored.timersInTurn(), try folded.timersInTurn())
        if let index = timers.firstDifference(from: due) {
            let subject = (timers.at(index) ?? due[index]).subject
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
        let common = Swift.min(count, other.count)
        return (0..<common).first { self[$0] != other[$0] } ?? (count == other.count ? nil : common)
    }
}

extension Array {
    /// Nil behind the end.
    fileprivate func at(_ index: Int) -> Element? { index < count ? self[index] : nil }
}
