import EventJSON
import Ledgers
import Tables

/// Routes of messages, one a line.
enum RouteList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            List.Column("route", "route"), List.Column("via", "via", mayShrink: true), List.Column("kind", "kind"),
            .figure("waiting", "waiting"), .figure("held", "held"),
            List.Column(header: "oldest") { Self.age($0["oldestSeconds"]?.integer) },
            .figure("delivered", "delivered"), .figure("failed", "failed").styled { isIll($0) ? .red : nil },
            .time("last delivery", "lastDelivery", in: zone).optional,
            List.Column(header: "now") { Self.present($0, in: zone) },
            List.Column("last fault", "lastFault", mayShrink: true).styled { _ in .yellow },
        ]
    }

    static func style(_ route: JSONValue) -> TextStyle? {
        route["retryInSeconds"]?.integer == nil ? nil : .yellow
    }

    private static func isIll(_ route: JSONValue) -> Bool { route["failed"]?.integer ?? 0 > 0 }

    private static func age(_ seconds: Int?) -> String {
        guard let seconds else { return "" }
        return switch seconds {
        case ..<120: "\(seconds) s"
        case ..<7_200: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) d"
        }
    }

    /// Why what waits is not sent.
    private static func present(_ route: JSONValue, in zone: Zone) -> String {
        let silence = route.instant("silencedUntil").map { "silenced until \(zone.local($0).prefix(16))" }
        let retry = route["retryInSeconds"]?.integer.map { "retry in \($0) s" }
        let quiet = route["quiet"]?.bool == true ? "quiet hours" : nil
        let elsewhere = route["sending"]?.bool == false ? "another node sends" : nil
        return [elsewhere, retry, silence, quiet].compactMap(\.self).joined(separator: ", ")
    }
}
