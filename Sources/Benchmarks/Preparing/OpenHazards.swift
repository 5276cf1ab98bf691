import EventJSON
import Ledgers

/// A log of open major hazards, of which some become overdue at one midnight.
struct OpenHazards {
    let open: Int
    let due: Int

    /// Shanghai's midnight from 2025-03-10 to the 11th.
    static let midnight = Instant(milliseconds: 1_741_622_400_000)
    /// Noon of the day before, by when the hazards were found; those that are due at midnight are announced then already.
    private static let found = midnight - .hours(12)
    private static let deadline = LocalDate(daysSinceEpoch: 20_157)

    var log: PreparedLog {
        let later = EventMill(series: "o", time: Self.found, majors: 1)
        let now = EventMill(series: "d", time: Self.found, deadline: Self.deadline, majors: 1)
        return PreparedLog(
            name: "majors-\(open)-due-\(due)",
            parts: [
                PreparedLog.Part(mill: later, numbers: 0..<open - due), PreparedLog.Part(mill: now, numbers: 0..<due),
            ])
    }
}
