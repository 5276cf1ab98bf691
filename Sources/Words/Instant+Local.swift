import EventJSON
package import Ledgers

extension Zone {
    /// `2024-01-05 09:00:00`, as clocks of the zone show it.
    package func local(_ instant: Instant) -> String {
        String((instant + offset(at: instant)).rfc3339.prefix(19)).replacing("T", with: " ")
    }

    /// With the offset: `2024-01-05 09:00:00 +08:00`.
    package func stamp(_ instant: Instant) -> String {
        let minutes = offset(at: instant).wholeMinutes
        let (hour, minute) = (abs(minutes) / 60, abs(minutes) % 60)
        let offset = [hour, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(local(instant)) \(minutes < 0 ? "-" : "+")\(offset)"
    }
}
