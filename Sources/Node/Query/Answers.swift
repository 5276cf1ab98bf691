public import EventJSON
public import LedgerStore
public import Ledgers
import Reports

/// Answers questions about a store: the same for the query socket, and for the command line on a data folder.
public struct Answers: Sendable {
    let store: any LedgerStore
    private let rulesInForce: RulesInForce
    private let overviews = RememberedAnswers()
    /// Items of one list at most.
    let largestPage: Int

    public init(store: any LedgerStore, rules: Rules, largestPage: Int = 1_000) {
        self.init(store: store, rules: RulesInForce(rules), largestPage: largestPage)
    }

    init(store: any LedgerStore, rules: RulesInForce, largestPage: Int) {
        self.store = store
        rulesInForce = rules
        self.largestPage = largestPage
    }

    /// The ledgers to show, and the policy's names.
    var rules: Rules { rulesInForce.now }

    /// What can be asked here.
    public static let asks = [
        "history", "hazard", "hazards", "ledger", "ledgers", "escalations", "incidents", "watchlist", "dead-letters",
        "dead-letter", "parked", "count", "outbox", "sources", "overview", "report", "letter", "snapshot", "rules",
    ]

    /// What is about no area, so that only who sees everything may ask it.
    static let asksAboutAll: Set<String> = ["outbox", "snapshot", "sources", "watchlist"]

    /// - Parameter viewer: who asks; of what is not about his areas he is told nothing.
    /// - Throws: ``AskError``, or ``StoreError``.
    public func answer(_ question: Question, for viewer: Viewer = .everything) async throws -> JSONValue {
        guard viewer.seesEverything || !Self.asksAboutAll.contains(question.ask) else {
            throw AskError.forbidden("\(question.ask) is about all areas, and not for an office of some")
        }
        if question.ask == "report" { return try await report(question, for: viewer) }
        if question.ask == "letter" { return try await letter(question, for: viewer) }
        guard let answer = try prepare(question, for: viewer) else {
            throw AskError("unknown", "known questions are \(Self.asks.joined(separator: ", "))")
        }
        return try await store.read { [catalog = rules.catalog] store in
            try answer(viewer.seesEverything ? store : ScopedReader(store, for: viewer, catalog: catalog))
        }
    }

    private typealias Answer = @Sendable (any LedgerReader) throws -> JSONValue

    /// What is to be read for a question, once its parameters are found right.
    private func prepare(_ question: Question, for viewer: Viewer) throws -> Answer? {
        switch question.ask {
        case "history": try history(question)
        case "hazard": try hazard(question)
        case "hazards": try hazards(question)
        case "ledger": try ledger(question)
        case "ledgers": { try ledgers(in: $0) }
        case "escalations": try escalations(question)
        case "incidents": try list(question) { try $0.incidents($1).map(\.detailedJSON) }
        case "watchlist": { .array(try $0.watchlist().map(\.json)) }
        case "dead-letters": try deadLetters(question)
        case "dead-letter": try deadLetter(question)
        case "count": try count(question, for: viewer)
        case "parked": { .array(try $0.parkedEvents().map(\.json)) }
        case "outbox": try outbox(question)
        case "sources": try list(question) { try $0.sources($1).map(\.json) }
        case "overview": try overview(question, for: viewer)
        case "snapshot": { [catalog = rules.catalog] in try Snapshot.json(of: $0, catalog: catalog) }
        case "rules": { try RecordedRules.newest(in: $0).shown(to: viewer).recorded() }
        default: nil
        }
    }

    private func list(
        _ question: Question, _ read: @escaping @Sendable (any LedgerReader, Page) throws -> [JSONValue]
    ) throws(AskError) -> Answer {
        let page = try question.page(largest: largestPage)
        return { .array(try read($0, page)) }
    }

    private func history(_ question: Question) throws(AskError) -> Answer {
        let from = try question.integer("from", in: 0...Int.max, default: 1)
        let limit = min(try question.integer("limit", in: 1...max(1_000, largestPage), default: 100), largestPage)
        let filter = LogFilter(
            types: try question.types(), area: try question.area())
        return { .array(try Self.rows(from: Int64(from), limit: limit, filter, in: $0).map { try $0.json }) }
    }

    /// Fewer where they are large; one at least where there is any, so that who asks on comes to the end.
    private static func rows(
        from position: Int64, limit: Int, _ filter: LogFilter, in store: any LedgerReader
    ) throws -> [LogRow] {
        var found: [LogRow] = []
        var (next, bytes) = (position, 0)
        while found.count < limit, bytes < largestAnswer {
            // An event may have a megabyte: how many more there is room for is guessed by those that were found.
            let fitting = found.isEmpty ? 0 : (largestAnswer - bytes) / max(1, bytes / found.count)
            let wanted = min(limit - found.count, max(fewestRows, fitting))
            let rows = try store.rows(from: next, limit: wanted, filter: filter)
            found += rows
            bytes += rows.reduce(0) { $0 + $1.draft.body.count }
            guard rows.count == wanted, let last = rows.last else { break }
            next = last.position + 1
        }
        return found
    }

    /// Bytes of events from which on no more rows are added to an answer.
    private static let largestAnswer = 4 << 20
    private static let fewestRows = 8

    private func hazard(_ question: Question) throws(AskError) -> Answer {
        let number = try question.required("hazard")
        return { store in
            guard let hazard = try store.hazard(number) else {
                throw AskError.notFound("no hazard of this number is known")
            }
            var filter = EscalationFilter()
            filter.subject = number
            let escalations = try store.escalations(filter, .all)
            return [
                "hazard": hazard.detailedJSON, "escalations": .array(escalations.map(\.detailedJSON)),
                "history": .array(try rows(about: number, escalations, in: store).map { try $0.json }),
            ]
        }
    }

    /// With the acknowledgements, which are about an escalation and not about the hazard itself.
    private func rows(
        about hazard: String, _ escalations: [Escalation], in store: any LedgerReader
    ) throws -> [LogRow] {
        let acknowledgements = try escalations.flatMap { try store.rows(about: $0.id.description) }
        return (try store.rows(about: hazard) + acknowledgements).sorted { $0.position < $1.position }
    }

    private func hazards(_ question: Question) throws(AskError) -> Answer {
        let filter = try question.hazardFilter()
        let order = try question.choice("order", HazardOrder.self) ?? .number
        let page = try question.page(of: order, largest: largestPage)
        return { .array(try $0.hazards(filter, by: order, page).map(\.detailedJSON)) }
    }

    private func ledger(_ question: Question) throws(AskError) -> Answer {
        let rule = try ledgerRule(question)
        let filter = try question.entryFilter()
        return try list(question) { store, page in
            try store.entries(of: rule, filter, page).map { try $0.described(by: store, rule: rule) }
        }
    }

    private func ledgerRule(_ question: Question) throws(AskError) -> LedgerRule {
        guard let rule = rules.catalog[try question.required("code")] else {
            throw .notFound("ledgers are \(rules.catalog.ledgers.map(\.code).joined(separator: ", "))")
        }
        return rule
    }

    /// How long a list is: `{"ask":"count","of":"hazards", …}` with the list's own filters.
    private func count(_ question: Question, for viewer: Viewer) throws(AskError) -> Answer {
        let count: @Sendable (any LedgerReader) throws -> Int
        switch try question.required("of") {
        case "hazards": count = { [filter = try question.hazardFilter()] in try $0.count(filter) }
        case "escalations": count = { [filter = try question.escalationFilter()] in try $0.count(filter) }
        case "incidents": count = { try $0.incidentCounts().all }
        case "dead-letters":
            count = {
                try viewer.seesEverything
                    ? $0.counts().deadLetters : $0.deadLetters(after: 0, limit: .max).count
            }
        case "ledger":
            let (rule, filter) = (try ledgerRule(question), try question.entryFilter())
            count = { try $0.count(of: rule, filter) }
        default: throw .invalid("of is one of hazards, ledger, escalations, incidents, dead-letters")
        }
        return { ["count": JSONValue(try count($0))] }
    }

    @Sendable private func ledgers(in store: any LedgerReader) throws -> JSONValue {
        Overview.ledgers(try store.entryCounts(), catalog: rules.catalog)
    }

    private func escalations(_ question: Question) throws(AskError) -> Answer {
        let filter = try question.escalationFilter()
        let order = try question.choice("order", EscalationOrder.self) ?? .id
        return try list(question) { try $0.escalations(filter, by: order, $1).map(\.detailedJSON) }
    }

    /// From the oldest on behind number `after`, or the newest first, those before number `before`.
    private func deadLetters(_ question: Question) throws(AskError) -> Answer {
        let limit = try question.integer("limit", in: 1...largestPage, default: largestPage)
        if try question.choice("order", LetterOrder.self) == .newest {
            let before = try question.optionalInteger("before", in: 1...Int.max).map(Int64.init)
            return { .array(try $0.deadLetters(before: before, limit: limit).map(\.json)) }
        }
        let after = try question.integer("after", in: 0...Int.max, default: 0)
        return { .array(try $0.deadLetters(after: Int64(after), limit: limit).map(\.json)) }
    }

    private enum LetterOrder: String, CaseIterable {
        case number, newest
    }

    private func deadLetter(_ question: Question) throws(AskError) -> Answer {
        let number = try question.integer("number", in: 1...Int.max, default: 0)
        return { store in
            guard let letter = try store.deadLetter(Int64(number)) else {
                throw AskError.notFound("no dead letter of this number")
            }
            return letter.detailedJSON
        }
    }

    private func outbox(_ question: Question) throws(AskError) -> Answer {
        let outbox = try OutboxQuestion(question, largestPage: largestPage)
        guard case .list(let after, let limit) = outbox.action else {
            throw AskError("unavailable", "only a running node takes acknowledgements; ask it")
        }
        return { try Outbox.json(of: outbox.cursor, after: after, limit: limit, in: $0) }
    }

    /// The figures of a date: ledgers, hazards, overdue ones, escalations by stage, the watch list.
    private func overview(_ question: Question, for viewer: Viewer) throws(AskError) -> Answer {
        let date = try question.date("date")
        return { [rules, overviews] store in
            try overviews.answer(of: date, for: viewer, at: store.head().position) {
                var overview = try Overview(date: date, zone: rules.policy.zone, of: store, catalog: rules.catalog)
                if !viewer.seesEverything { (overview.watched, overview.deadLetters) = (nil, nil) }
                return overview.json
            }
        }
    }

    /// Read from the whole store: what belongs to a past day's report is for the areas of that day to say.
    private func report(_ question: Question, for viewer: Viewer) async throws -> JSONValue {
        let report = try ReportQuestion(question, in: rules.policy.zone)
        return try await store.read { try report.answer(from: $0, in: viewer.scope) }
    }

    private func letter(_ question: Question, for viewer: Viewer) async throws -> JSONValue {
        let letter = try LetterQuestion(question, by: rules.policy)
        return try await store.read { [catalog = rules.catalog] whole in
            try letter.answer(
                from: viewer.seesEverything ? whole : ScopedReader(whole, for: viewer, catalog: catalog),
                numberedBy: whole)
        }
    }
}

extension Rules {
    /// Who else is an office is nobody's business.
    fileprivate func shown(to viewer: Viewer) -> Rules {
        viewer.seesEverything ? self : Rules(policy: policy, catalog: catalog)
    }
}
