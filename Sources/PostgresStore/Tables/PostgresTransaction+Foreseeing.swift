import LedgerStore
import Ledgers

/// What a batch is going to ask is asked in two round trips: what the events name, and what that names.
extension PostgresTransaction {
    func foresee(_ events: () -> [Event], by catalog: LedgerCatalog) throws {
        guard let held else { return }
        try sendHazards()
        let batch = events()
        let foresight = Foresight(batch, by: catalog)
        try ask(
            [missing(foresight.events), nextTimers(held)]
                + rows(foresight.hazards, in: held.hazards, Hazard.self, \.number)
                + rows(foresight.incidents, in: held.incidents, Incident.self, \.number)
                + rows(foresight.measures, in: held.measures, Measure.self, \.number)
                + lists(held, of: foresight.escalated) + parked(held, for: foresight.awaited)
                + foresight.entries.map { entries($0, in: held) })
        try ask(topics(of: batch, held) + overdueCounts(held, of: batch.compactMap(\.majorsEnterprise)))
    }

    /// Reads on in the timers, and what firing them is going to ask.
    func learnNextTimers() throws {
        guard let held else { return }
        let isFirst = held.timers.frontEnd == nil
        try ask([nextTimers(held)])
        guard !isFirst else { return }
        try sendHazards()
        let subjects = Set(held.timers.frontSubjects)
        try ask(rows(subjects, in: held.hazards, Hazard.self, \.number) + lists(held, of: subjects))
        try ask(overdueCounts(held, of: subjects.compactMap { held.hazards.find($0)??.enterpriseOnceOverdue }))
    }

    /// Asks all of it at once.
    private func ask(_ questions: [Question]) throws {
        guard !questions.isEmpty else { return }
        let results = try connection.execute(questions.map(\.statement))
        for (question, result) in zip(questions, results) { try question.learn(result) }
    }
}

// MARK: - Rows by their keys

extension PostgresTransaction {
    /// One lookup in the index for each, whatever the planner thinks of joins.
    private static let knownEvents = """
        SELECT wanted.source, wanted.id FROM unnest($1::text[], $2::text[]) AS wanted (source, id)
        CROSS JOIN LATERAL (SELECT FROM log WHERE log.id = wanted.id AND log.source = wanted.source LIMIT 1) AS known
        """

    /// Events that are there are read when their turn comes: they may be large.
    private func missing(_ events: Set<EventKey>) -> Question {
        let parameters = [PostgresArray(events.map(\.source)), PostgresArray(events.map(\.id))]
        return Question(Self.knownEvents, parameters) { result in
            let known = try result.rows.map { EventKey(source: try $0.get("source"), id: try $0.get("id")) }
            self.growth?.learn(missing: events.subtracting(known))
        }
    }

    private func rows<Row: StoredRow>(
        _ numbers: Set<String>, in held: HeldRows<String, Row>, _: Row.Type, _ number: @escaping (Row) -> String
    ) -> [Question] {
        guard !numbers.isEmpty else { return [] }
        let sql = Self.rows(of: Row.table, by: "number")
        return [
            Question(sql, [PostgresArray(numbers)]) {
                held.learn(try $0.rows.map(Row.init(row:)), by: number, outOf: numbers)
            }
        ]
    }

    private static let entries = """
        SELECT found.* FROM unnest($1::text[]) AS of (ledger) CROSS JOIN unnest($2::text[]) AS wanted (subject)
        CROSS JOIN LATERAL (
            SELECT * FROM entry WHERE entry.ledger = of.ledger AND entry.subject = wanted.subject LIMIT 1
        ) AS found
        """

    private func entries(_ entries: Foresight.Entries, in held: HeldLedgers) -> Question {
        let parameters = [PostgresArray(entries.ledgers), PostgresArray(entries.subjects)]
        return Question(Self.entries, parameters) {
            held.entries.learn(
                try $0.rows.map(LedgerEntry.init(row:)), by: { EntryKey(ledger: $0.ledger, subject: $0.subject) },
                outOf: entries.keys)
        }
    }
}

// MARK: - Lists of subjects

extension PostgresTransaction {
    /// Unresolved escalations, and timers.
    private func lists(_ held: HeldLedgers, of subjects: Set<String>) -> [Question] {
        guard !subjects.isEmpty else { return [] }
        let parameters = [PostgresArray(subjects)]
        return [
            Question(Self.unresolved, parameters) {
                let found = Dictionary(grouping: try Self.inTurn($0.rows), by: \.id.subject)
                for subject in subjects { held.escalations.learn(found[subject] ?? [], of: subject) }
            },
            Question(Self.timersOfSubjects, parameters) {
                let timers = try $0.rows.map(HeldTimers.Scheduled.init(row:)).sorted { $0.isBefore($1) }
                let found = Dictionary(grouping: timers, by: \.timer.subject)
                for subject in subjects { held.timers.learn(found[subject] ?? [], of: subject) }
            },
        ]
    }

    private func parked(_ held: HeldLedgers, for hazards: Set<String>) -> [Question] {
        guard !hazards.isEmpty else { return [] }
        return [
            Question(Self.parked, [PostgresArray(hazards)]) {
                let events = try $0.rows.map(ParkedEvent.init(row:)).sorted { $0.position < $1.position }
                let found = Dictionary(grouping: events, by: \.event.subject)
                for hazard in hazards { held.parked.learn(found[hazard] ?? [], for: hazard) }
            }
        ]
    }

    /// The next ones in turn.
    private func nextTimers(_ held: HeldLedgers) -> Question {
        let (end, limit) = (held.timers.frontEnd, held.timers.nextPage)
        let sql = "SELECT * FROM timer WHERE (due, sequence) > ($1, $2) ORDER BY due, sequence LIMIT $3"
        return Question(sql, [end?.timer.due.milliseconds ?? .min, end?.order ?? .min, limit]) {
            let page = try $0.rows.map(HeldTimers.Scheduled.init(row:))
            held.timers.learn(page: page, isLast: page.count < limit)
        }
    }
}

// MARK: - What follows from rows

extension PostgresTransaction {
    /// The newest rows of the topics on which the events will be published.
    private func topics(of batch: [Event], _ held: HeldLedgers) -> [Question] {
        let names = Set(batch.compactMap { event in event.foreseenArea(held).map { "\(event.type.rawValue).\($0)" } })
        guard !names.isEmpty else { return [] }
        return [
            Question(Self.rows(of: "topic", by: "name"), [PostgresArray(names)]) {
                var missing = Set(names.map(Exact.init))
                for row in $0.rows {
                    let name: String = try row.get("name")
                    missing.remove(Exact(name))
                    self.growth?.learn(newest: try row.get("position"), on: name)
                }
                for name in missing { self.growth?.learn(newest: 0, on: name.text) }
            }
        ]
    }

    /// How many hazards were overdue, of enterprises of which another one may be.
    private func overdueCounts(_ held: HeldLedgers, of enterprises: [String]) -> [Question] {
        let names = Set(enterprises.map(Exact.init))
        guard !names.isEmpty else { return [] }
        let sql = """
            SELECT key AS overdue_for, (SELECT count(*) FROM hazard WHERE hazard.overdue_for = wanted.key) AS count
            FROM unnest($1::text[]) AS wanted (key)
            """
        return [
            Question(sql, [PostgresArray(names.map(\.text))]) {
                for row in $0.rows { held.learn(overdueCount: try row.get("count"), of: try row.get("overdue_for")) }
            }
        ]
    }
}

extension Hazard {
    /// Nil where it counts already, or for ever not.
    fileprivate var enterpriseOnceOverdue: String? {
        state == .open && overdueFor == nil ? enterprise.name : nil
    }
}

extension Event {
    /// The area that it is about, as far as that is known before it is folded.
    fileprivate func foreseenArea(_ held: HeldLedgers) -> String? {
        switch content {
        case .hazardFound(let found): found.area
        case .rectified, .verified, .extended, .amended, .withdrawn: held.hazards.find(subject)??.area
        case .measure(let report): report.area
        case .incident(let report): report.area
        case .acknowledged: nil
        case .watch: LogDraft.noArea
        }
    }

    /// A major hazard may be overdue when it is found, by its deadline.
    fileprivate var majorsEnterprise: String? {
        if case .hazardFound(let found) = content, found.level == .major { found.enterprise.name } else { nil }
    }
}
