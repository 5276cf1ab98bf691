import EventJSON
import Tables

/// The colours of states: what waits for somebody stands out, what is over steps back.
enum StateStyle {
    static func hazard(_ item: JSONValue) -> TextStyle? {
        if item["daysOverdue"]?.integer != nil { return .red }
        return switch item["state"]?.string {
        case "rectified": .yellow
        case "closed": .green
        case "withdrawn": .dim
        default: nil
        }
    }

    static func entry(_ item: JSONValue) -> TextStyle? {
        if item["daysOverdue"]?.integer != nil { return .red }
        return switch item["status"]?.string {
        case "closed": .green
        case "withdrawn": .dim
        default: nil
        }
    }

    static func escalation(_ item: JSONValue) -> TextStyle? {
        switch item["status"]?.string {
        case "open": .red
        case "acknowledged": .yellow
        default: .dim
        }
    }

    static func point(_ item: JSONValue) -> TextStyle? {
        switch item["state"]?.string {
        case "alarm": .red
        case "silent", "fault": .yellow
        default: nil
        }
    }

    static func incident(_ item: JSONValue) -> TextStyle? {
        switch item["class"]?.string {
        case "considerable", "serious", "especially-serious": .red
        case "ordinary": .yellow
        default: nil
        }
    }
}
