import EventJSON
import Ledgers
import Words

extension OverviewView {
    /// How the node is, for whoever sees everything; others learn how far its log goes.
    static func health(_ status: JSONValue, for visit: Visit) -> [Fact] {
        Fact.known([
            ("日志位置", status["position"]?.integer.map(\.grouped) ?? ""),
            ("最新事件", status.instant("newest").map { "\(age(of: $0, at: visit.now))前" } ?? "还没有"),
            ("待写入", status["queued"]?.integer.map { "\($0.grouped) 件" } ?? ""),
            ("最久未写入", status["oldestUncommittedSeconds"]?.integer.map { "\($0.grouped) 秒" } ?? ""),
            ("早到待前序", status["parked"]?.integer.map { "\($0.grouped) 件" } ?? ""),
            ("存储故障", status.text("failure")),
            ("时钟", status["testClock"] == true ? "测试时钟" : "系统时钟"),
            ("启动", visit.local(status, "startedAt")), ("版本", status.text("version")),
        ])
    }

    /// In the largest unit that fits.
    private static func age(of instant: Instant, at now: Instant) -> String {
        let seconds = max(0, (now.milliseconds - instant.milliseconds) / 1_000)
        switch seconds {
        case ..<60: return "\(seconds) 秒"
        case ..<3_600: return "\(seconds / 60) 分钟"
        case ..<172_800: return "\(seconds / 3_600) 小时"
        default: return "\(seconds / 86_400) 天"
        }
    }
}
