import LedgerStore
import Ledgers
import Monitoring
import PointStore

/// A state as its table has it.
struct PointStateRow: TableRow {
    static let table = "point_state"

    let state: PointState
    let revision: Int64
    let driver: Int64

    /// The columns behind the key.
    static let replaced = [
        "revision", "saved_by", "as_of", "measured_at", "received_at", "value", "quality", "heard_at", "faulty_since",
        "minute", "minute_min", "minute_max", "minute_sum", "minute_count", "latches", "breach_start", "breach_level",
        "breach_cleared_at", "silence_start", "silence_level", "silence_cleared_at", "faults", "taken", "repeated",
    ]

    func write(to fields: inout RowFields) {
        fields.add(state.point)
        fields.add(revision)
        fields.add(driver)
        fields.add(state.asOf)
        write(state.latest, to: &fields)
        fields.add(state.heardAt)
        fields.add(state.faultySince)
        write(state.minute, to: &fields)
        fields.add(state.latches.packed)
        write(state.breach, to: &fields)
        write(state.silence, to: &fields)
        fields.add(state.faults.packed)
        fields.add(state.taken)
        fields.add(state.repeated)
    }

    private func write(_ latest: Measurement?, to fields: inout RowFields) {
        fields.add(latest?.time)
        fields.add(latest?.receivedAt)
        fields.add(latest?.value)
        fields.add(latest?.quality.rawValue)
    }

    private func write(_ minute: MinuteAggregate?, to fields: inout RowFields) {
        fields.add(minute?.minute)
        fields.add(minute?.min)
        fields.add(minute?.max)
        fields.add(minute?.sum)
        fields.add(minute?.count)
    }

    private func write(_ episode: Episode?, to fields: inout RowFields) {
        fields.add(episode?.start)
        fields.add(episode?.level.rawValue)
        fields.add(episode?.clearedAt)
    }
}

extension PointState {
    init(row: Row) throws(StoreError) {
        self.init(point: try row.get("point"))
        latest = try row.measurement
        heardAt = try row.find("heard_at")
        faultySince = try row.find("faulty_since")
        minute = try row.runningMinute
        latches = try row.unpacked("latches", [Latch].init(packed:))
        breach = try row.episode("breach")
        silence = try row.episode("silence")
        faults = try row.unpacked("faults", [ReadingFault: FaultTally].init(packed:))
        taken = try row.get("taken")
        repeated = try row.get("repeated")
    }
}

extension Row {
    fileprivate var measurement: Measurement? {
        get throws(StoreError) {
            guard let time: Instant = try find("measured_at") else { return nil }
            return Measurement(
                time: time, receivedAt: try get("received_at"), value: try get("value"), quality: try choice("quality"))
        }
    }

    fileprivate var runningMinute: MinuteAggregate? {
        get throws(StoreError) {
            guard let minute: Instant = try find("minute") else { return nil }
            return MinuteAggregate(
                minute: minute, min: try get("minute_min"), max: try get("minute_max"), sum: try get("minute_sum"),
                count: try get("minute_count"))
        }
    }

    fileprivate func episode(_ name: String) throws(StoreError) -> Episode? {
        guard let start: Instant = try find("\(name)_start") else { return nil }
        return Episode(
            start: start, level: try choice("\(name)_level"), clearedAt: try find("\(name)_cleared_at"))
    }

    fileprivate func unpacked<Value>(
        _ column: String, _ unpack: ([UInt8]) -> Value?
    ) throws(StoreError) -> Value {
        guard let value = unpack(try get(column)) else { throw ResultSet.isNoneOfOurs(column) }
        return value
    }
}
