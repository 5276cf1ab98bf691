import LedgerStore
import Ledgers

/// What was changed goes to the server in a few statements, at the end in one round trip.
extension PostgresTransaction {
    /// Sends all that was changed and not sent yet, so that the server's tables hold it.
    /// - Parameter last: what is sent behind it.
    func send(and last: [Statement] = []) throws {
        let statements = try changes() + growthChanges() + last
        if !statements.isEmpty { _ = try connection.execute(statements) }
        growth?.wasSent()
    }

    /// Tells the server the rows that hardly change any more, for it to write them while the batch goes on here.
    func tellPart() throws {
        guard let held else { return }
        try connection.tell(
            growthChanges() + saving(held.hazards.takeChanges().saved, by: Self.saveHazards)
                + saving(held.entries.takeChanges().saved, by: Self.saveEntries))
    }

    /// As ``send()``; what is known is asked for again, so that memory stays bounded.
    func sendAndForget() throws {
        try send()
        held?.forget()
    }

    /// Sends the hazards alone, for questions that are about no others.
    func sendHazards() throws {
        guard let held, held.hazards.hasChanges else { return }
        _ = try connection.execute(saving(held.hazards.takeChanges().saved, by: Self.saveHazards))
    }

    /// The statements that bring the server's ledgers to where these are.
    private func changes() throws -> [Statement] {
        guard let held else { return [] }
        return try saving(held.hazards.takeChanges().saved, by: Self.saveHazards)
            + saving(held.incidents.takeChanges().saved, by: Self.saveIncidents)
            + saving(held.measures.takeChanges().saved, by: Self.saveMeasures)
            + saving(held.entries.takeChanges().saved, by: Self.saveEntries)
            + saving(held.escalations.rows.takeChanges().saved, by: Self.saveEscalations)
            + watchedChanges(held) + timerChanges(held) + parkedChanges(held) + letterChanges(held)
    }

    private func watchedChanges(_ held: HeldLedgers) throws -> [Statement] {
        let (saved, removed) = held.watched.takeChanges()
        return try saving(saved, by: Self.saveWatched)
            + removed.map { Statement(Self.removeWatched, [$0.kind.rawValue, $0.name.text]) }
    }

    /// One that was scheduled again is a new one, behind others that are due at the same instant.
    private func timerChanges(_ held: HeldLedgers) throws -> [Statement] {
        guard held.timers.hasChanges else { return [] }
        let (removed, added) = held.timers.takeChanges()
        return try removing(removed, by: Self.removeTimers) + saving(added, by: Self.addTimers)
    }

    private func parkedChanges(_ held: HeldLedgers) throws -> [Statement] {
        let (saved, removed) = held.parked.rows.takeChanges()
        return try saving(saved.map(ParkedRow.init), by: Self.addParked) + removing(removed, by: Self.removeParked)
    }

    /// They are large, and not kept.
    private func letterChanges(_ held: HeldLedgers) throws -> [Statement] {
        defer { held.letters.forget() }
        return try saving(held.letters.rows.takeChanges().saved, by: Self.saveLetters)
    }

    /// None where there are no rows.
    func saving<Row: TableRow>(_ rows: [Row], by sql: String) throws(StoreError) -> [Statement] {
        guard !rows.isEmpty else { return [] }
        return [Statement(sql, [RowArray(rows: rows, type: try connection.rowType(of: Row.table))])]
    }

    private func removing(_ keys: [Int64], by sql: String) -> [Statement] {
        keys.isEmpty ? [] : [Statement(sql, [PostgresArray(keys)])]
    }
}
