import Foundation
import Ledgers

extension Zone {
    /// The zone of an IANA name, from the system's zone data; nil where there is none.
    ///
    /// Abbreviations are none: CST is China's time to its reader and Chicago's to the database.
    static func named(_ name: String) -> Zone? {
        if name == shanghai.name { return shanghai }
        guard name.contains("/") || name == "UTC", let zone = TimeZone(identifier: name) else { return nil }
        return Zone(name: name, rulesOf: zone)
    }

    /// The name for which this one is likely a typing error.
    static func nearestName(to name: String) -> String? {
        name.nearest(among: TimeZone.knownTimeZoneIdentifiers)
    }

    /// Asked for the years that the zone data foresees; what receives an event later goes on with the last offset.
    init(name: String, rulesOf zone: TimeZone) {
        var transitions: [Transition] = []
        var at = Zone.start
        while let next = zone.nextDaylightSavingTimeTransition(after: at), next > at, next < Zone.end {
            transitions.append(Transition(at: next.instant, offset: zone.offset(at: next)))
            at = next
        }
        self.init(name: name, initialOffset: zone.offset(at: Zone.start), transitions: transitions)
    }

    /// 2000-01-01T00:00:00Z
    private static let start = Date(timeIntervalSince1970: 946_684_800)
    /// 2101-01-01T00:00:00Z
    private static let end = Date(timeIntervalSince1970: 4_133_980_800)
}

extension TimeZone {
    fileprivate func offset(at date: Date) -> Span {
        .seconds(Int64(secondsFromGMT(for: date)))
    }
}

extension Date {
    fileprivate var instant: Instant {
        Instant(milliseconds: Int64((timeIntervalSince1970 * 1_000).rounded()))
    }
}
