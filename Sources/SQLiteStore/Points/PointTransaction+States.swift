import LedgerStore
import Ledgers
import Monitoring
import PointStore

extension PointTransaction {
    /// Unless a newer one is there.
    func save(_ state: PointState) throws {
        try run(Self.saving, StateRow(point: number(of: state.point), state: state))
    }

    func states() throws -> [PointState] {
        try all("SELECT * FROM state JOIN point ON number = point", read: PointState.init(row:))
    }

    private static let saving: StaticString = """
        INSERT INTO state VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (point) DO UPDATE SET as_of = excluded.as_of, measured_at = excluded.measured_at,
        received_at = excluded.received_at, value = excluded.value, quality = excluded.quality,
        heard_at = excluded.heard_at, faulty_since = excluded.faulty_since, minute = excluded.minute,
        minute_min = excluded.minute_min, minute_max = excluded.minute_max, minute_sum = excluded.minute_sum,
        minute_count = excluded.minute_count, latches = excluded.latches, breach_start = excluded.breach_start,
        breach_level = excluded.breach_level, breach_cleared_at = excluded.breach_cleared_at,
        silence_start = excluded.silence_start, silence_level = excluded.silence_level,
        silence_cleared_at = excluded.silence_cleared_at, faults = excluded.faults, taken = excluded.taken,
        repeated = excluded.repeated
        WHERE excluded.as_of >= state.as_of
        """
}

/// A state as its table has it.
private struct StateRow: Bindable {
    let point: Int64
    let state: PointState

    func bind(to binder: inout Binder) {
        let (latest, minute) = (state.latest, state.minute)
        binder.bind(point, state.asOf.milliseconds)
        binder.bind(latest?.time.milliseconds, latest?.receivedAt.milliseconds, latest?.value, latest?.quality.rawValue)
        binder.bind(state.heardAt?.milliseconds, state.faultySince?.milliseconds)
        binder.bind(minute?.minute.milliseconds, minute?.min, minute?.max, minute?.sum)
        binder.bind(minute?.count, state.latches.packed)
        bind(state.breach, to: &binder)
        bind(state.silence, to: &binder)
        binder.bind(state.faults.packed, state.taken, state.repeated)
    }

    private func bind(_ episode: Episode?, to binder: inout Binder) {
        binder.bind(episode?.start.milliseconds, episode?.level.rawValue, episode?.clearedAt?.milliseconds)
    }
}

extension PointState {
    fileprivate init(row: StoredRow) throws {
        self.init(point: try row["id"])
        latest = try row.measurement
        heardAt = try row.optionalInstant("heard_at")
        faultySince = try row.optionalInstant("faulty_since")
        minute = try row.runningMinute
        latches = try row.unpacked("latches", [Latch].init(packed:))
        breach = try row.episode("breach_start", "breach_level", "breach_cleared_at")
        silence = try row.episode("silence_start", "silence_level", "silence_cleared_at")
        faults = try row.unpacked("faults", [ReadingFault: FaultTally].init(packed:))
        taken = try row["taken"]
        repeated = try row["repeated"]
    }
}

extension StoredRow {
    fileprivate var measurement: Measurement? {
        get throws {
            guard let time = try optionalInstant("measured_at") else { return nil }
            return Measurement(
                time: time, receivedAt: try instant("received_at"), value: try self["value"],
                quality: try choice("quality"))
        }
    }

    fileprivate var runningMinute: MinuteAggregate? {
        get throws {
            guard let minute = try optionalInstant("minute") else { return nil }
            return MinuteAggregate(
                minute: minute, min: try self["minute_min"], max: try self["minute_max"], sum: try self["minute_sum"],
                count: try self["minute_count"])
        }
    }

    fileprivate func episode(
        _ start: StaticString, _ level: StaticString, _ clearedAt: StaticString
    ) throws -> Episode? {
        guard let start = try optionalInstant(start) else { return nil }
        return Episode(start: start, level: try choice(level), clearedAt: try optionalInstant(clearedAt))
    }

    fileprivate func unpacked<Value>(_ column: StaticString, _ unpack: ([UInt8]) -> Value?) throws -> Value {
        guard let value = unpack(try self[column]) else {
            throw StoreError(.damaged, "column \(column) holds a value that no version wrote; the database is damaged")
        }
        return value
    }
}
