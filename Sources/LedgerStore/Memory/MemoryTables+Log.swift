import Ledgers

extension MemoryTables: LedgerTransaction {
    func append(_ draft: LogDraft) -> LogRow {
        let row = LogRow(draft, after: newest, previous: topics[draft.topic] ?? 0)
        let before = newest
        newest = LogHead(row)
        onError { $0.newest = before }
        set(\.topics, draft.topic, row.position)
        if draft.kind == .event { set(\.sources, draft.source, SourceStanding(row)) }
        keepsLog ? keep(row) : keepIfEarly(row)
        return row
    }

    private func keep(_ row: LogRow) {
        let draft = row.draft
        log.append(row)
        onError { $0.log.removeLast() }
        if draft.kind == .event { set(\.eventPositions, EventKey(source: draft.source, id: draft.id), row.position) }
        positionsBySubject[draft.subject, default: []].append(row.position)
        onError { _ = $0.positionsBySubject[draft.subject]?.removeLast() }
    }

    private func keepIfEarly(_ row: LogRow) {
        guard row.draft.standing == .parked else { return }
        set(\.early, row.position, row)
        set(\.eventPositions, EventKey(source: row.draft.source, id: row.draft.id), row.position)
    }

    private func row(at position: Int64) -> LogRow? {
        guard keepsLog else { return early[position] }
        return log.indices.contains(Int(position) - 1) ? log[Int(position) - 1] : nil
    }

    func loggedEvent(source: String, id: String) -> LoggedEvent? {
        guard let position = eventPositions[EventKey(source: source, id: id)], let draft = row(at: position)?.draft
        else {
            return nil
        }
        return LoggedEvent(position: position, standing: draft.standing, body: draft.body)
    }

    func setStanding(_ standing: EventStanding, at position: Int64) {
        guard var row = row(at: position) else { return }
        row.draft.standing = standing
        guard keepsLog else { return set(\.early, position, row) }
        let index = Int(position) - 1
        let old = log[index].draft.standing
        log[index] = row
        onError { $0.log[index].draft.standing = old }
    }

    func deadLetter(source: String, id: String, code: String) -> DeadLetter? {
        letterNumbers[LetterKey(source: source, id: id, code: code)].map { letters[Int($0) - 1] }
    }

    func nextLetterNumber() -> Int64 { Int64(letters.count) + 1 }

    func save(_ letter: DeadLetter) {
        let index = Int(letter.number) - 1
        if index < letters.count {
            let old = letters[index]
            letters[index] = letter
            onError { $0.letters[index] = old }
        } else {
            letters.append(letter)
            onError { $0.letters.removeLast() }
            if let source = letter.source, let id = letter.id {
                set(\.letterNumbers, LetterKey(source: source, id: id, code: letter.code), letter.number)
            }
        }
    }
}

extension SourceStanding {
    fileprivate init(_ row: LogRow) {
        self.init(source: row.draft.source, position: row.position, at: row.draft.at)
    }
}
