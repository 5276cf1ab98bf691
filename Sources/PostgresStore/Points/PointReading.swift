import LedgerStore
import Ledgers
import Monitoring

/// What a reading transaction asks of the points.
enum PointReading {
    /// How often points were saved.
    static func revision(_ connection: Connection) throws(StoreError) -> Int64 {
        try connection.execute("SELECT revision FROM point_saving", []).rows.first?.get("revision") ?? 0
    }

    /// What others than a driver have saved since a save, and the last save.
    static func saved(
        since seen: Int64, except driver: Int64, _ connection: Connection
    ) throws -> (revision: Int64, others: [PointState]) {
        let revision = try revision(connection)
        return (revision, revision > seen ? try states(savedAfter: seen, except: driver, connection) : [])
    }

    static func states(
        savedAfter seen: Int64, except driver: Int64, _ connection: Connection
    ) throws -> [PointState] {
        try connection.execute(
            "SELECT * FROM point_state WHERE revision > $1 AND saved_by <> $2", [seen, driver]
        ).rows.map(PointState.init(row:))
    }

    static func states(_ connection: Connection) throws -> [PointState] {
        try connection.execute("SELECT * FROM point_state", []).rows.map(PointState.init(row:))
    }

    static func unknownPoints(_ connection: Connection) throws -> [UnknownPoint] {
        try connection.execute("SELECT * FROM unknown_point ORDER BY id", []).rows.map(UnknownPoint.init(row:))
    }

    static func minutes(
        of points: [String], in range: Range<Instant>, _ connection: Connection
    ) throws -> [String: [MinuteAggregate]] {
        let numbers = try Self.numbers(of: points, connection)
        let parameters: [(any Parameter)?] = [
            PostgresArray(numbers.keys.sorted()), range.lowerBound, range.upperBound,
        ]
        var found: [Int64: [MinuteAggregate]] = [:]
        for row in try connection.execute(minutes, parameters).rows {
            found[try row.get("point"), default: []].append(try MinuteAggregate(row: row))
        }
        return Dictionary(uniqueKeysWithValues: found.map { (numbers[$0.key] ?? "", $0.value) })
    }

    /// Of those that have one: what it stands for, by the number.
    private static func numbers(of points: [String], _ connection: Connection) throws -> [Int64: String] {
        let sql = PostgresTransaction.rows(of: "point_number", by: "id")
        var numbers: [Int64: String] = [:]
        for row in try connection.execute(sql, [PostgresArray(points)]).rows {
            numbers[try row.get("number")] = try row.get("id")
        }
        return numbers
    }

    /// From one minute that is there to the next, and in each from one point to the next.
    private static let minutes = """
        WITH RECURSIVE present (minute) AS (
            SELECT min(minute) FROM point_minute WHERE minute >= $2 AND minute < $3
            UNION ALL
            SELECT (SELECT min(later.minute) FROM point_minute AS later
                WHERE later.minute > present.minute AND later.minute < $3)
            FROM present WHERE present.minute IS NOT NULL
        )
        SELECT found.* FROM present CROSS JOIN LATERAL (
            SELECT * FROM point_minute WHERE point_minute.minute = present.minute AND point = ANY ($1) OFFSET 0
        ) AS found ORDER BY found.minute
        """
}

extension UnknownPoint {
    fileprivate init(row: Row) throws {
        let tally = FaultTally(
            count: try row.get("count"), firstAt: try row.get("first_at"), lastAt: try row.get("last_at"))
        self.init(point: try row.get("id"), tally: tally)
    }
}

extension MinuteAggregate {
    fileprivate init(row: Row) throws {
        self.init(
            minute: try row.get("minute"), min: try row.get("min"), max: try row.get("max"), sum: try row.get("sum"),
            count: try row.get("count"))
    }
}
