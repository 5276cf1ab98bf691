import Foundation
import LedgerStore
import Ledgers

extension SQLiteTransaction {
    func parkedEvents(for hazard: String) throws -> [ParkedEvent] {
        try all("SELECT * FROM parked WHERE subject = ? ORDER BY position", [hazard], ParkedEvent.init(row:))
    }

    func parkedEvents() throws -> [ParkedEvent] {
        try all("SELECT * FROM parked ORDER BY position", [], ParkedEvent.init(row:))
    }

    func parkedEvent(at position: Int64) throws -> ParkedEvent? {
        try first("SELECT * FROM parked WHERE position = ?", [position], ParkedEvent.init(row:))
    }

    func park(_ event: ParkedEvent) throws {
        let json = String(decoding: try JSONEncoder().encode(event.event), as: UTF8.self)
        try run(
            "INSERT INTO parked (position, subject, received_at, event, office) VALUES (?, ?, ?, ?, ?)",
            [event.position, event.event.subject, event.receivedAt.milliseconds, json, event.office])
    }

    func unpark(_ position: Int64) throws {
        try run("DELETE FROM parked WHERE position = ?", [position])
    }
}

extension ParkedEvent {
    fileprivate init(row: StoredRow) throws {
        let event = try JSONDecoder().decode(Event.self, from: Data((row["event"] as String).utf8))
        try self.init(
            position: row["position"], event: event, office: row["office"], receivedAt: row.instant("received_at"))
    }
}
