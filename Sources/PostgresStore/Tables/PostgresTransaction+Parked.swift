import Foundation
import LedgerStore
import Ledgers

extension PostgresTransaction {
    func parkedEvents(for hazard: String) throws -> [ParkedEvent] {
        try all("SELECT * FROM parked WHERE subject = $1 ORDER BY position", [hazard], ParkedEvent.init(row:))
    }

    func parkedEvents() throws -> [ParkedEvent] {
        try all("SELECT * FROM parked ORDER BY position", [], ParkedEvent.init(row:))
    }

    func parkedEvent(at position: Int64) throws -> ParkedEvent? {
        try first("SELECT * FROM parked WHERE position = $1", [position], ParkedEvent.init(row:))
    }

    func park(_ event: ParkedEvent) throws {
        let json = String(decoding: try JSONEncoder().encode(event.event), as: UTF8.self)
        try run(
            "INSERT INTO parked (position, subject, received_at, event, office) VALUES ($1, $2, $3, $4, $5)",
            [event.position, event.event.subject, event.receivedAt, json, event.office])
    }

    func unpark(_ position: Int64) throws {
        try run("DELETE FROM parked WHERE position = $1", [position])
    }
}

extension ParkedEvent {
    fileprivate init(row: Row) throws {
        let json: String = try row.get("event")
        guard let event = try? JSONDecoder().decode(Event.self, from: Data(json.utf8)) else {
            throw ResultSet.isNoneOfOurs("event")
        }
        self.init(
            position: try row.get("position"), event: event, office: try row.find("office"),
            receivedAt: try row.get("received_at"))
    }
}
