import EventJSON
import Ledgers
import Tables

/// Dead letters as a list, one a line.
enum DeadLetterList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            .figure("number", "number").sheet("序号", 8), .time("received", "receivedAt", in: zone).sheet("接收时间", 17),
            List.Column("office", "office", mayShrink: true).optional.sheet("单位", 16),
            List.Column("source", "source", mayShrink: true).optional.sheet("来源", 24),
            List.Column("id", "id", mayShrink: true).sheet("事件编号", 24),
            List.Column("code", "code").styled { _ in .yellow }.sheet("退回代码", 20),
            .figure("count", "count").sheet("次数", 7),
            List.Column("pointer", "pointer", mayShrink: true).optional.sheet("位置", 20),
            List.Column("message", "message", mayShrink: true).sheet("原因", 40),
        ]
    }
}
