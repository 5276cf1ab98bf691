import EventJSON
import Ledgers
import Tables

/// What sends readings without being a known point, one a line.
enum UnknownPointList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            List.Column("point", "point", mayShrink: true).sheet("编号", 28),
            .figure("count", "count").sheet("次数", 10), .time("first", "firstAt", in: zone).sheet("首次", 17),
            .time("last", "lastAt", in: zone).sheet("最近", 17),
        ]
    }
}
