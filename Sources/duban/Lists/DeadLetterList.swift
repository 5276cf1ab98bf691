import EventJSON
import Ledgers
import Tables

/// Dead letters as a list, one a line.
enum DeadLetterList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            .figure("number", "number"), .time("received", "receivedAt", in: zone),
            List.Column("office", "office", mayShrink: true).optional,
            List.Column("source", "source", mayShrink: true).optional,
            List.Column("id", "id", mayShrink: true),
            List.Column("code", "code").styled { _ in .yellow },
            .figure("count", "count"),
            List.Column("pointer", "pointer", mayShrink: true).optional,
            List.Column("message", "message", mayShrink: true),
        ]
    }
}
