import Ledgers

extension MemoryTables: LedgerTransaction {
    func append(_ draft: LogDraft) -> LogRow {
        let before = newest
        let topic = draft.topic
        let previous = topics.updateValue(before.position + 1, forKey: topic)
        let row = LogRow(draft, after: before, previous: previous ?? 0)
        newest = LogHead(row)
        onError({
            $0.newest = before
            $0.topics[topic] = previous
        })
        if draft.kind == .event { keepSource(of: row) }
        keepsLog ? keep(row) : keepIfEarly(row)
        return row
    }

    private func keepSource(of row: LogRow) {
        let source = row.draft.source
        let old = sources.replace(SourceStanding(row), for: source)
        onError({ $0.sources[source] = old })
    }

    private func keep(_ row: LogRow) {
        let subject = row.draft.subject
        log.append(row)
        positionsBySubject[subject, default: []].append(row.position)
        onError({
            $0.log.removeLast()
            $0.positionsBySubject[subject]?.removeLast()
        })
        if row.draft.kind.isLookedUp { keepPosition(of: row) }
    }

    private func keepPosition(of row: LogRow) {
        let key = EventKey(source: row.draft.source, id: row.draft.id)
        let old = eventPositions.updateValue(row.position, forKey: key)
        onError({ $0.eventPositions[key] = old })
    }

    private func keepIfEarly(_ row: LogRow) {
        guard row.draft.standing == .parked else { return }
        keepEarly(row)
        keepPosition(of: row)
    }

    private func keepEarly(_ row: LogRow) {
        let old = early.updateValue(row, forKey: row.position)
        onError({ $0.early[row.position] = old })
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
        guard keepsLog else { return keepEarly(row) }
        let index = Int(position) - 1
        let old = log[index].draft.standing
        log[index] = row
        onError({ $0.log[index].draft.standing = old })
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
            onError({ $0.letters[index] = old })
        } else {
            letters.append(letter)
            onError({ $0.letters.removeLast() })
            if let source = letter.source, let id = letter.id {
                let key = LetterKey(source: source, id: id, code: letter.code)
                let old = letterNumbers.updateValue(letter.number, forKey: key)
                onError({ $0.letterNumbers[key] = old })
            }
        }
    }
}

extension SourceStanding {
    fileprivate init(_ row: LogRow) {
        self.init(source: row.draft.source, position: row.position, at: row.draft.at)
    }
}
