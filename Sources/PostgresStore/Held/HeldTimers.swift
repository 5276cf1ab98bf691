import Ledgers

/// The timers as a writing transaction knows them: those of some subjects, all of each; and the first ones of all, in the order in
/// which they fire.
///
/// Who changes a subject's timers knows them all, so what is not known here was not changed.
struct HeldTimers {
    struct Scheduled {
        let timer: Timer
        /// The server's sequence; of those that were scheduled here a number behind all of these.
        let order: Int64

        func isBefore(_ other: Scheduled) -> Bool {
            (timer.due.milliseconds, order) < (other.timer.due.milliseconds, other.order)
        }
    }

    private var lists: [String: [Scheduled]] = [:]
    /// The first ones of the server's that were read and not looked at yet, and where the next page begins.
    private var front: ArraySlice<Scheduled> = []
    private(set) var frontEnd: Scheduled?
    private var isFrontLast = false
    /// How many are read next: one, since most batches only look whether it is due, and soon many, where many are.
    private(set) var nextPage = 1
    /// Scheduled here, in their turn.
    private var added: [Scheduled] = []
    private var removed: Set<Int64> = []
    private var nextOrder: Int64 = firstOrder

    private static let firstOrder: Int64 = 1 << 62
    private static let largestPage = 512

    var hasChanges: Bool { !added.isEmpty || !removed.isEmpty }
    var count: Int { lists.count + added.count + removed.count }
}

// MARK: - Of a subject

extension HeldTimers {
    /// Nil where they are not known.
    func list(of subject: String) -> [Timer]? {
        lists[subject]?.map(\.timer)
    }

    /// - Parameter timers: all that the subject has, in their turn.
    mutating func learn(_ timers: [Scheduled], of subject: String) {
        if lists[subject] == nil { lists[subject] = timers }
    }

    /// Replaces the one of its kind.
    /// - Precondition: the subject's timers are known.
    mutating func schedule(_ timer: Timer) {
        cancel(timer)
        let scheduled = Scheduled(timer: timer, order: nextOrder)
        nextOrder += 1
        lists[timer.subject, default: []].insertInTurn(scheduled)
        added.insertInTurn(scheduled)
    }

    /// - Precondition: the subject's timers are known.
    mutating func cancel(_ timer: Timer) {
        guard let index = lists[timer.subject]?.firstIndex(where: { $0.timer.kind == timer.kind }),
            let gone = lists[timer.subject]?.remove(at: index)
        else { return }
        if gone.order >= Self.firstOrder { added.removeInTurn(gone) } else { removed.insert(gone.order) }
    }
}

// MARK: - In turn

extension HeldTimers {
    /// The timer that is due first; nil where the server has to be asked for more of them.
    mutating func first() -> Timer?? {
        while let next = front.first, removed.contains(next.order) { front.removeFirst() }
        if let next = front.first {
            return added.first.map { $0.isBefore(next) ? $0.timer : next.timer } ?? next.timer
        }
        if isFrontLast { return .some(added.first?.timer) }
        // What was not read yet is due behind what was.
        if let end = frontEnd, let own = added.first, own.timer.due < end.timer.due { return own.timer }
        return nil
    }

    /// Of those that were read and not looked at yet.
    var frontSubjects: [String] { front.map(\.timer.subject) }

    /// - Parameter page: the server's timers behind ``frontEnd``, in their turn.
    /// - Parameter isLast: whether it has no more.
    mutating func learn(page: [Scheduled], isLast: Bool) {
        front += page
        frontEnd = page.last ?? frontEnd
        isFrontLast = isLast
        nextPage = min(8 * nextPage, Self.largestPage)
    }
}

// MARK: - To be sent

extension HeldTimers {
    /// What the server has to be told. What was added has another sequence then, so all is forgotten.
    /// - Returns: the sequences of those that are gone, and the new ones in the order in which they were scheduled.
    mutating func takeChanges() -> (removed: [Int64], added: [Timer]) {
        defer { self = HeldTimers() }
        return (removed.sorted(), added.sorted { $0.order < $1.order }.map(\.timer))
    }
}

extension [HeldTimers.Scheduled] {
    fileprivate mutating func insertInTurn(_ new: Element) {
        insert(new, at: place(of: new))
    }

    fileprivate mutating func removeInTurn(_ gone: Element) {
        remove(at: place(of: gone))
    }

    /// Where it is, or would be.
    private func place(of timer: Element) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].isBefore(timer) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
