import EventJSON
import Ledgers
import Words

extension OverviewView {
    /// How the node is, for whoever sees everything; others learn how far its log goes.
    static func health(_ status: JSONValue, for visit: Visit) -> [Fact] {
        Fact.known([
            ("日志位置", status["position"]?.integer.map(\.grouped) ?? ""),
            ("最新事件", status.instant("newest").map { "\(visit.age(of: $0))前" } ?? "还没有"),
            ("待写入", status["queued"]?.integer.map { "\($0.grouped) 件" } ?? ""),
            ("最久未写入", status["oldestUncommittedSeconds"]?.integer.map { "\($0.grouped) 秒" } ?? ""),
            ("早到待前序", status["parked"]?.integer.map { "\($0.grouped) 件" } ?? ""),
            ("存储故障", status.text("failure")),
            ("时钟", status["testClock"] == true ? "测试时钟" : "系统时钟"),
            ("启动", visit.local(status, "startedAt")), ("版本", status.text("version")),
        ])
    }
}
