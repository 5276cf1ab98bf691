import EventJSON
import Ledgers
import Tables
import Words
import Workbooks

/// 一个不放心名单 as a list, one a line.
enum WatchedList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            .code("kind 种类", "kind", Watched.Kind.self).sheet("种类", 8),
            List.Column("name", "name", mayShrink: true).sheet("名称", 36),
            List.Column(header: "reasons 原因", mayShrink: true, csv: { $0.text("reasons") }, text: reasons)
                .sheet("原因", 40).cell { .text(titles(of: $0)) },
            .time("since", "since", in: zone).sheet("列入时间", 17),
        ]
    }

    private static func titles(of entry: JSONValue) -> String {
        (entry["reasons"]?.array ?? []).map { WatchReason.title(of: $0.display) }.joined(separator: "、")
    }

    private static func reasons(of entry: JSONValue) -> String {
        (entry["reasons"]?.array ?? []).map { WatchReason.titled($0.display) }.joined(separator: ", ")
    }
}
