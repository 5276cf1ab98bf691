import LedgerStore

/// The dead letters as a writing transaction knows them.
struct HeldLetters {
    let rows = HeldRows<Int64, DeadLetter>()
    /// Nil where there is none.
    private var numbers: [LetterKey: Int64?] = [:]
    /// Nil where it was not asked for yet.
    var nextNumber: Int64?
    /// Of bodies that were not sent yet.
    private(set) var bytes = 0

    var count: Int { rows.count + numbers.count }

    /// Nil where it is not known whether there is such a letter.
    func find(_ key: LetterKey) -> DeadLetter?? {
        guard let number = numbers[key] else { return nil }
        return .some(number.flatMap { rows.find($0) ?? nil })
    }

    mutating func learn(_ letter: DeadLetter?, for key: LetterKey) {
        numbers[key] = .some(letter?.number)
        if let letter { rows.learn(letter, for: letter.number) }
    }

    mutating func save(_ letter: DeadLetter) {
        rows.set(letter, for: letter.number)
        if let source = letter.source, let id = letter.id {
            numbers[LetterKey(source: Exact(source), id: Exact(id), code: letter.code)] = .some(letter.number)
        }
        nextNumber = nextNumber.map { max($0, letter.number + 1) }
        bytes += letter.body?.count ?? 0
    }

    /// - Precondition: everything was sent.
    mutating func forget() {
        rows.forget()
        numbers = [:]
        bytes = 0
    }
}
