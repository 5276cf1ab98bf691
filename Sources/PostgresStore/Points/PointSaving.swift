import LedgerStore
import Ledgers
import Monitoring
import PointStore

/// One save of points, in the transaction under way.
struct PointSaving {
    /// Its number: they are counted without gaps.
    private let revision: Int64
    private let driver: Int64
    private let connection: Connection

    /// Takes its turn among the savers of all nodes.
    /// - Parameter driver: the number of who saves.
    init(on connection: Connection, by driver: Int64) throws(StoreError) {
        guard let row = try connection.execute(Self.turn, []).rows.first else {
            throw StoreError(.damaged, "table point_saving or head has no row; restore a backup")
        }
        // A newer node has changed the tables under this one.
        guard try row.get("migrations") == PostgresSchema.migrations.count else { throw PostgresSchema.tooNew }
        revision = try row.get("revision")
        self.driver = driver
        self.connection = connection
    }

    private static let turn = """
        UPDATE point_saving SET revision = revision + 1 RETURNING revision, (SELECT migrations FROM head) AS migrations
        """

    /// - Parameters:
    ///   - changes: each state, minute and unknown point once.
    ///   - seen: the save up to which the driver knows of others.
    /// - Returns: its number, and what others have saved since, without what is older than `changes`.
    func save(
        _ changes: PointChanges, since seen: Int64
    ) throws -> (revision: Int64, others: [PointState]) {
        let statements = try saveStates(changes.states) + saveMinutes(changes.minutes) + saveUnknown(changes.unknown)
        if !statements.isEmpty { _ = try connection.execute(statements) }
        guard seen < revision - 1 else { return (revision, []) }
        return (revision, try PointReading.states(savedAfter: seen, except: driver, connection))
    }

    /// Rows that go with one statement: each has an end of its own to wait for, and memory stays bounded.
    private static let portion = 5_000
}

// MARK: - States

extension PointSaving {
    private func saveStates(_ states: [PointState]) throws(StoreError) -> [Statement] {
        guard !states.isEmpty else { return [] }
        let type = try connection.rowType(of: PointStateRow.table)
        return states.portions(of: Self.portion).map { portion in
            let rows = portion.map { PointStateRow(state: $0, revision: revision, driver: driver) }
            return Statement(Self.savingStates, [RowArray(rows: rows, type: type)])
        }
    }

    private static let savingStates =
        PostgresTransaction.replacing("point_state", key: ["point"], PointStateRow.replaced)
        + " WHERE excluded.as_of >= point_state.as_of"
}

// MARK: - Minutes

extension PointSaving {
    private func saveMinutes(_ minutes: [(point: String, aggregate: MinuteAggregate)]) -> [Statement] {
        minutes.portions(of: Self.portion).flatMap { portion in
            let points = PostgresArray(portion.map(\.point))
            let aggregates = portion.map(\.aggregate)
            return [
                Statement(Self.numbering, [points]),
                Statement(
                    Self.savingMinutes,
                    [
                        points, PostgresArray(aggregates.map(\.minute)), PostgresArray(aggregates.map(\.min)),
                        PostgresArray(aggregates.map(\.max)), PostgresArray(aggregates.map(\.sum)),
                        PostgresArray(aggregates.map(\.count)),
                    ]),
            ]
        }
    }

    /// Only savers do so, one after the other.
    private static let numbering = """
        INSERT INTO point_number (id) SELECT DISTINCT given.id FROM unnest($1::text[]) AS given (id)
        WHERE NOT EXISTS (SELECT FROM point_number WHERE point_number.id = given.id)
        """

    /// In the order of the key. A sum stays a number, as `MinuteAggregate` has it; the server would refuse a larger one.
    private static let savingMinutes = """
        INSERT INTO point_minute SELECT given.minute, numbered.number, given.min, given.max, given.sum, given.count
        FROM unnest($1::text[], $2::bigint[], $3::float8[], $4::float8[], $5::float8[], $6::bigint[])
        AS given (id, minute, min, max, sum, count) JOIN point_number AS numbered ON numbered.id = given.id
        ORDER BY given.minute, numbered.number
        ON CONFLICT (minute, point) DO UPDATE SET
        min = least(point_minute.min, excluded.min), max = greatest(point_minute.max, excluded.max),
        count = point_minute.count + excluded.count,
        sum = CASE WHEN sign(point_minute.sum) = sign(excluded.sum)
            AND abs(point_minute.sum) > 1.7976931348623157e308 - abs(excluded.sum)
            THEN sign(excluded.sum) * 1.7976931348623157e308 ELSE point_minute.sum + excluded.sum END
        """

    /// - Returns: whether there are more. What another node is forgetting at the same time is left to it.
    static func forgetSomeMinutes(before instant: Instant, _ connection: Connection) throws(StoreError) -> Bool {
        let gone: Int = try connection.execute(forgetting, [instant, forgotten]).rows.first?.get("count") ?? 0
        return gone == forgotten
    }

    /// At a time.
    private static let forgotten = 10_000

    private static let forgetting = """
        WITH gone AS (
            DELETE FROM point_minute WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM point_minute WHERE minute < $1 ORDER BY minute, point LIMIT $2 FOR UPDATE SKIP LOCKED
            )) RETURNING 1
        )
        SELECT count(*) AS count FROM gone
        """
}

// MARK: - Unknown points

extension PointSaving {
    private func saveUnknown(_ points: [UnknownPoint]) -> [Statement] {
        points.portions(of: Self.portion).map { portion in
            let tallies = portion.map(\.tally)
            return Statement(
                Self.savingUnknown,
                [
                    PostgresArray(portion.map(\.point)), PostgresArray(tallies.map(\.count)),
                    PostgresArray(tallies.map(\.firstAt)), PostgresArray(tallies.map(\.lastAt)),
                ])
        }
    }

    private static let savingUnknown = """
        INSERT INTO unknown_point SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])
        ON CONFLICT (id) DO UPDATE SET count = greatest(unknown_point.count, excluded.count),
        first_at = least(unknown_point.first_at, excluded.first_at),
        last_at = greatest(unknown_point.last_at, excluded.last_at)
        """
}

extension Array {
    /// The elements in order, so many at a time.
    fileprivate func portions(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
