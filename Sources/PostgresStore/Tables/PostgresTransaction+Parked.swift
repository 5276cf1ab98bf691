import Foundation
import LedgerStore
import Ledgers

extension PostgresTransaction {
    func parkedEvents(for hazard: String) throws -> [ParkedEvent] {
        if let known = held?.parked.events(for: hazard) { return known }
        let events = try stored(Self.parked, [PostgresArray([hazard])], ParkedEvent.init(row:))
            .sorted { $0.position < $1.position }
        guard let held else { return events }
        held.parked.learn(events, for: hazard)
        return held.parked.events(for: hazard) ?? []
    }

    /// For several hazards.
    static let parked = rows(of: "parked", by: "subject")

    func parkedEvents() throws -> [ParkedEvent] {
        try all("SELECT * FROM parked ORDER BY position", [], ParkedEvent.init(row:))
    }

    func parkedEvent(at position: Int64) throws -> ParkedEvent? {
        try find(
            position, in: held?.parked.rows, "SELECT * FROM parked WHERE position = $1", [position],
            ParkedEvent.init(row:))
    }

    func park(_ event: ParkedEvent) throws {
        try change { held in
            _ = try parkedEvents(for: event.event.subject)
            held.parked.park(event)
        }
    }

    func unpark(_ position: Int64) throws {
        try change { $0.parked.unpark(position) }
    }

    static let addParked = "INSERT INTO parked SELECT * FROM unnest($1::parked[])"
    static let removeParked = "DELETE FROM parked WHERE position = ANY($1)"
}

/// A parked event as its table has it.
struct ParkedRow: TableRow {
    static let table = "parked"

    private let event: ParkedEvent
    private let json: String

    init(_ event: ParkedEvent) throws {
        self.event = event
        json = String(decoding: try JSONEncoder().encode(event.event), as: UTF8.self)
    }

    func write(to fields: inout RowFields) {
        fields.add(event.position)
        fields.add(event.event.subject)
        fields.add(event.receivedAt)
        fields.add(json)
        fields.add(event.office)
    }
}

extension ParkedEvent {
    init(row: Row) throws {
        let json: String = try row.get("event")
        guard let event = try? JSONDecoder().decode(Event.self, from: Data(json.utf8)) else {
            throw ResultSet.isNoneOfOurs("event")
        }
        self.init(
            position: try row.get("position"), event: event, office: try row.find("office"),
            receivedAt: try row.get("received_at"))
    }
}
