import Foundation
import LedgerStore
import Ledgers

extension SQLiteTransaction {
    func parkedEvents(for hazard: String) throws -> [ParkedEvent] {
        guard try isAnythingParked() else { return [] }
        return try all(
            "SELECT * FROM parked WHERE subject = ? ORDER BY position", { $0.bind(hazard) },
            read: ParkedEvent.init(row:))
    }

    /// Nearly always nothing is, which one look for all events of the transaction tells.
    private func isAnythingParked() throws -> Bool {
        if let knownParked { return knownParked }
        let isParked = try count("SELECT EXISTS (SELECT 1 FROM parked)") > 0
        knownParked = isParked
        return isParked
    }

    func parkedEvents() throws -> [ParkedEvent] {
        try all("SELECT * FROM parked ORDER BY position", read: ParkedEvent.init(row:))
    }

    func parkedEvent(at position: Int64) throws -> ParkedEvent? {
        try first("SELECT * FROM parked WHERE position = ?", { $0.bind(position) }, read: ParkedEvent.init(row:))
    }

    func park(_ event: ParkedEvent) throws {
        knownParked = true
        let json = String(decoding: try JSONEncoder().encode(event.event), as: UTF8.self)
        try run(
            "INSERT INTO parked (position, subject, received_at, event, office) VALUES (?, ?, ?, ?, ?)",
            {
                $0.bind(event.position, event.event.subject, event.receivedAt.milliseconds, json)
                $0.bind(event.office)
            })
    }

    func unpark(_ position: Int64) throws {
        try run("DELETE FROM parked WHERE position = ?", { $0.bind(position) })
    }
}

extension ParkedEvent {
    fileprivate init(row: StoredRow) throws {
        let event = try JSONDecoder().decode(Event.self, from: Data((row["event"] as String).utf8))
        try self.init(
            position: row["position"], event: event, office: row["office"], receivedAt: row.instant("received_at"))
    }
}
