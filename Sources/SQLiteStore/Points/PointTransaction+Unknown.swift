import LedgerStore
import Ledgers
import Monitoring

extension PointTransaction {
    func save(_ point: UnknownPoint) throws {
        try run(
            """
            INSERT INTO unknown VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = max(count, excluded.count),
            first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)
            """
        ) { binder in
            let tally = point.tally
            binder.bind(point.point, tally.count, tally.firstAt.milliseconds, tally.lastAt.milliseconds)
        }
    }

    func unknownPoints() throws -> [UnknownPoint] {
        try all("SELECT * FROM unknown ORDER BY id") { row in
            let tally = FaultTally(
                count: try row["count"], firstAt: try row.instant("first_at"), lastAt: try row.instant("last_at"))
            return UnknownPoint(point: try row["id"], tally: tally)
        }
    }
}
