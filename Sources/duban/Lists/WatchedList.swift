import EventJSON
import Ledgers
import Tables

/// 一个不放心名单 as a list, one a line.
enum WatchedList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            .code("kind 种类", "kind", Watched.Kind.self), List.Column("name", "name", mayShrink: true),
            List.Column(header: "reasons 原因", mayShrink: true, csv: { $0.text("reasons") }, text: reasons),
            .time("since", "since", in: zone),
        ]
    }

    private static func reasons(of entry: JSONValue) -> String {
        (entry["reasons"]?.array ?? []).map { WatchReason.titled($0.display) }.joined(separator: ", ")
    }
}
