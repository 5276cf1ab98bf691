import LedgerStore
import Ledgers
import Monitoring

extension PointTransaction {
    func save(_ minutes: [(point: String, aggregate: MinuteAggregate)]) throws {
        // In the order of the key: they go behind each other into few pages.
        let rows = try minutes.map { MinuteRow(point: try number(of: $0.point), minute: $0.aggregate) }
        for row in rows.sorted(by: { $0.key < $1.key }) { try run(Self.saving, row) }
    }

    /// A sum stays a number, as ``MinuteAggregate`` has it.
    private static let saving: StaticString = """
        INSERT INTO minute VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
        min = min(min, excluded.min), max = max(max, excluded.max), count = count + excluded.count,
        sum = min(max(sum + excluded.sum, -1.7976931348623157e308), 1.7976931348623157e308)
        """

    func minutes(of points: [String], in range: Range<Instant>) throws -> [String: [MinuteAggregate]] {
        let ids = try existing(points)
        var found: [Int64: [MinuteAggregate]] = [:]
        _ = try all(
            Self.reading,
            { $0.bind(range.lowerBound.milliseconds, range.upperBound.milliseconds, "\(ids.keys.sorted())") }
        ) { row in
            found[row[1] ?? 0, default: []].append(MinuteAggregate(row: row))
        }
        return Dictionary(uniqueKeysWithValues: found.map { (ids[$0.key] ?? "", $0.value) })
    }

    /// From one minute that is there to the next, and in each from one point to the next.
    private static let reading: StaticString = """
        WITH RECURSIVE present (minute) AS (
            SELECT min(minute) FROM minute WHERE minute >= ?1 AND minute < ?2
            UNION ALL
            SELECT (SELECT min(minute.minute) FROM minute WHERE minute.minute > present.minute AND minute.minute < ?2)
            FROM present WHERE present.minute IS NOT NULL
        )
        SELECT minute.minute, minute.point, minute.min, minute.max, minute.sum, minute.count
        FROM present CROSS JOIN json_each(?3) AS wanted
        CROSS JOIN minute ON minute.minute = present.minute AND minute.point = wanted.value
        """

    /// The points that have numbers, by these.
    private func existing(_ points: [String]) throws -> [Int64: String] {
        var ids: [Int64: String] = [:]
        for point in points {
            _ = try all("SELECT number FROM point WHERE id = ?", { $0.bind(point) }) { ids[try $0["number"]] = point }
        }
        return ids
    }

    /// Rows that are forgotten at a time, more or less: up to the end of a minute.
    private static let portion = 10_000

    /// - Returns: whether there are more.
    func forgetSomeMinutes(before instant: Instant) throws -> Bool {
        let last = try all(
            "SELECT minute FROM minute WHERE minute < ? ORDER BY minute LIMIT 1 OFFSET ?",
            { $0.bind(instant.milliseconds, Self.portion) }
        ) { try $0["minute"] as Int64 }.first
        try run("DELETE FROM minute WHERE minute < ? AND minute <= ?") {
            $0.bind(instant.milliseconds, last ?? .max)
        }
        return last != nil
    }
}

private struct MinuteRow: Bindable {
    let point: Int64
    let minute: MinuteAggregate

    var key: (Int64, Int64) { (minute.minute.milliseconds, point) }

    func bind(to binder: inout Binder) {
        binder.bind(minute.minute.milliseconds, point)
        binder.bind(minute.min, minute.max, minute.sum, minute.count)
    }
}

extension MinuteAggregate {
    /// Of ``PointTransaction/minutes(of:in:)``.
    fileprivate init(row: StoredRow) {
        self.init(
            minute: Instant(milliseconds: row[0] ?? 0), min: row[2] ?? 0, max: row[3] ?? 0, sum: row[4] ?? 0,
            count: row[5] ?? 0)
    }
}
