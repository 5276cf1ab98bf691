import Ledgers

/// What a writing transaction knows of the ledgers, and has changed and not sent to the server yet.
///
/// A question to the server costs a round trip, a batch asks thousands, and nobody else answers them differently while the
/// transaction lasts. So each is asked once, many of them together (``Foresight``); and what is changed goes to the server in a
/// few statements at the end.
final class HeldLedgers {
    let hazards = HeldRows<String, Hazard>()
    let incidents = HeldRows<String, Incident>()
    let measures = HeldRows<String, Measure>()
    let entries = HeldRows<EntryKey, LedgerEntry>()
    let watched = HeldRows<WatchedKey, WatchEntry>()
    var escalations = HeldEscalations()
    var timers = HeldTimers()
    var parked = HeldParked()
    var letters = HeldLetters()
    /// How many hazards were first raised as overdue for an enterprise, by its name.
    private var overdueCounts: [Exact: Int] = [:]

    /// Rows above which all is sent and forgotten before the transaction ends, so that memory stays bounded: more than a batch of
    /// a thousand events is about.
    private static let mostRows = 30_000
    private static let mostBytes = 8 << 20

    var isFull: Bool {
        letters.bytes > Self.mostBytes
            || hazards.count + incidents.count + measures.count + entries.count + watched.count + escalations.count
                + timers.count + parked.count + letters.count > Self.mostRows
    }

    /// - Precondition: everything was sent.
    func forget() {
        hazards.forget()
        incidents.forget()
        measures.forget()
        entries.forget()
        watched.forget()
        escalations.forget()
        timers = HeldTimers()
        parked.forget()
        letters.forget()
        overdueCounts = [:]
    }
}

// MARK: - Hazards that were overdue

extension HeldLedgers {
    func save(_ hazard: Hazard) {
        noteOverdue(hazard)
        hazards.set(hazard, for: hazard.number)
    }

    /// Nil where it is not known.
    func overdueCount(of enterprise: String) -> Int? {
        overdueCounts[Exact(enterprise)]
    }

    func learn(overdueCount: Int, of enterprise: String) {
        overdueCounts[Exact(enterprise)] = overdueCount
    }

    private func noteOverdue(_ hazard: Hazard) {
        guard !overdueCounts.isEmpty else { return }
        guard let before = hazards.find(hazard.number) else {
            overdueCounts = [:]
            return
        }
        for (name, change) in [(before?.overdueFor, -1), (hazard.overdueFor, 1)] {
            if let name { overdueCounts[Exact(name)]? += change }
        }
    }
}
