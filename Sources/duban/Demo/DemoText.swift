import EventJSON
import Ledgers
import Tables

/// Texts of the demo.
enum DemoText {
    /// `2024-02-14 周三 09:20`
    static func clock(_ instant: Instant, in zone: Zone) -> String {
        let date = zone.date(of: instant)
        let weekdays = ["四", "五", "六", "日", "一", "二", "三"]
        let weekday = weekdays[(Int(date.daysSinceEpoch) % 7 + 7) % 7]
        return "\(date.iso8601) 周\(weekday) \(timeOfDay(instant, in: zone))"
    }

    static func timeOfDay(_ instant: Instant, in zone: Zone) -> String {
        String((instant + zone.offset(at: instant)).rfc3339.dropFirst(11).prefix(5))
    }

    /// `02-14 09:20`: when an event happened.
    static func time(_ event: JSONValue, in zone: Zone) -> String {
        guard let instant = event["time"]?.string.flatMap(Instant.init(rfc3339:)) else { return "           " }
        return "\(zone.date(of: instant).iso8601.dropFirst(5)) \(timeOfDay(instant, in: zone))"
    }

    static func padded(_ text: String, _ columns: Int) -> String {
        text + String(repeating: " ", count: max(1, columns - DisplayWidth.of(text)))
    }

    static func right(_ number: Int, _ columns: Int) -> String {
        let digits = String(number)
        return String(repeating: " ", count: max(0, columns - digits.count)) + digits
    }

    static func style(ofStage code: String) -> TextStyle {
        switch code {
        case "remind": .dim
        case "overdue", "verify": .yellow
        default: .red
        }
    }
}
