import LedgerStore
package import Ledgers

/// When the next daily checkpoint is due: with the first instant of the day after the newest one.
package struct CheckpointSchedule: Sendable {
    let key: NodeKey
    let zone: Zone
    private(set) var due: Instant

    /// - Parameter newest: when the newest checkpoint in the log was written, or, where there is none, the present.
    package init(key: NodeKey, zone: Zone, newest: Instant) {
        self.key = key
        self.zone = zone
        due = Self.dayAfter(newest, in: zone)
    }

    /// A checkpoint was written, by the calendar or on demand.
    mutating func note(_ rows: [LogRow]) {
        guard let newest = rows.last(where: { $0.draft.kind == .checkpoint }) else { return }
        due = Self.dayAfter(newest.draft.at, in: zone)
    }

    private static func dayAfter(_ instant: Instant, in zone: Zone) -> Instant {
        zone.firstInstant(of: zone.date(of: instant) + 1)
    }
}
