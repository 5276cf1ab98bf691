import EventJSON
import Ledgers
import Tables
import Words

/// Routes of messages, one a line.
enum RouteList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            List.Column("route", "route").sheet("路由", 16), List.Column("via", "via", mayShrink: true).sheet("渠道", 24),
            List.Column("kind", "kind").sheet("类别", 10), .figure("waiting", "waiting").sheet("待发", 8),
            .figure("held", "held").sheet("暂缓", 8),
            List.Column(header: "oldest") { Self.age($0["oldestSeconds"]?.integer) }.sheet("最早待发", 10),
            .figure("delivered", "delivered").sheet("已送达", 8),
            .figure("failed", "failed").styled { isIll($0) ? .red : nil }.sheet("未送达", 8),
            .time("last delivery", "lastDelivery", in: zone).optional.sheet("最近送达", 17),
            List.Column(header: "now") { Self.present($0, in: zone) }.sheet("当前", 24),
            List.Column("last fault", "lastFault", mayShrink: true).styled { _ in .yellow }.sheet("最近故障", 40),
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
