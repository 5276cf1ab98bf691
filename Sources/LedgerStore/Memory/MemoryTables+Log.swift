import Ledgers

extension MemoryTables: LedgerTransaction {
    func append(_ draft: LogDraft) -> LogRow {
        let row = LogRow(draft, after: head(), previous: topics[draft.topic] ?? 0)
        log.append(row)
        onError { $0.log.removeLast() }
        set(\.topics, draft.topic, row.position)
        if draft.kind == .event {
            set(\.eventPositions, EventKey(source: draft.source, id: draft.id), row.position)
            set(\.sourcePositions, draft.source, row.position)
        }
        positionsBySubject[draft.subject, default: []].append(row.position)
        onError { _ = $0.positionsBySubject[draft.subject]?.removeLast() }
        return row
    }

    func loggedEvent(source: String, id: String) -> LoggedEvent? {
        guard let position = eventPositions[EventKey(source: source, id: id)] else { return nil }
        let draft = log[Int(position) - 1].draft
        return LoggedEvent(position: position, standing: draft.standing, body: draft.body)
    }

    func setStanding(_ standing: EventStanding, at position: Int64) {
        let index = Int(position) - 1
        let old = log[index].draft.standing
        log[index].draft.standing = standing
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
