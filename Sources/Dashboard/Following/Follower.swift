import EventJSON
import Hummingbird
import Ledgers
import NIOCore
import Node
import ServiceLifecycle

/// Tells one browser what comes into the log, for as long as it stays and may see it.
///
/// Nothing is left out: what the node says is only how far the log goes, and what is told is read from the log, behind what
/// was told last.
struct Follower: Sendable {
    let node: DashboardNode
    let filter: TailFilter
    /// Whoever follows, as they are now: rights that change count at once.
    let caller: @Sendable () throws -> Caller
    /// Followers share the store with everybody else: so long lies between two readings.
    let pause: Duration

    /// At least so often something is sent: the connection would be taken for dead.
    static let heartbeat = Duration.seconds(10)
    private static let portion = 200

    private typealias Writer = any ResponseBodyWriter

    /// Tells of the rows themselves.
    /// - Parameter seen: the position up to which the browser knows the log; nil: from now on.
    func tellRows(after seen: Int64?, on writer: inout any ResponseBodyWriter) async throws {
        var position: FollowCursor?
        try await each(on: &writer) { caller, newest, writer in
            var cursor = position ?? FollowCursor(after: seen, newest: newest)
            if let omitted = cursor.leap(to: newest) { try await tell(.omitted(omitted), on: &writer) }
            while cursor.isBehind(newest) {
                let rows = try await rows(cursor.next...newest, for: caller)
                cursor.note(rows.map(\.position), newest: newest)
                for row in rows { try await tell(event(of: row), on: &writer) }
            }
            try await tell(ServerSentEvent(id: cursor.position), on: &writer)
            position = cursor
        }
    }

    /// Tells only that the log has grown, and how far.
    func tellGrowth(on writer: inout any ResponseBodyWriter) async throws {
        var told: Int64?
        try await each(on: &writer) { _, newest, writer in
            let data: JSONValue? = newest > (told ?? newest) ? ["position": JSONValue(newest)] : nil
            told = newest
            try await tell(ServerSentEvent(id: newest, data: data), on: &writer)
        }
    }

    /// Does something at once, whenever the log has grown, and from time to time, until the node stops or the session ends.
    private func each(
        on writer: inout Writer, do pass: (Caller, Int64, inout Writer) async throws -> Void
    ) async throws {
        let signal = GrowthSignal()
        let growth = node.growth()
        let feeding = [Task { await signal.pass(growth) }, Task { await signal.beat(every: Self.heartbeat) }]
        defer { for task in feeding { task.cancel() } }
        try await writer.write(ByteBuffer(string: ServerSentEvent.beginning))
        for await _ in signal.all.cancelOnGracefulShutdown() {
            guard let newest = signal.newest else { continue }
            guard let caller = try? caller() else { return try await tell(.ended, on: &writer) }
            try await pass(caller, newest, &writer)
            try await Task.sleep(for: pause)
        }
    }

    private typealias Row = (position: Int64, json: JSONValue)

    /// Rows beyond these may not be durable yet, and are told when they are.
    private func rows(_ positions: ClosedRange<Int64>, for caller: Caller) async throws -> [Row] {
        let paging = [
            JSONMember("from", JSONValue(positions.lowerBound)), JSONMember("limit", JSONValue(Self.portion)),
        ]
        let found = try await node.ask(Question("history", paging + filter.parameters), caller.areas).array ?? []
        return found.compactMap { row in row["position"]?.integer.map { (Int64($0), row) } }
            .filter { positions.contains($0.position) }
    }

    private func event(of row: Row) -> ServerSentEvent {
        ServerSentEvent(id: row.position, data: TailRow(row.json, policy: node.rules().policy).json)
    }

    private func tell(_ event: ServerSentEvent, on writer: inout any ResponseBodyWriter) async throws {
        try await writer.write(ByteBuffer(string: event.text))
    }
}

extension ServerSentEvent {
    /// One has to log in again.
    static let ended = ServerSentEvent(name: "ended", data: ["code": "login-required"])

    static func omitted(_ positions: ClosedRange<Int64>) -> ServerSentEvent {
        ServerSentEvent(
            id: positions.upperBound, name: "omitted",
            data: ["from": JSONValue(positions.lowerBound), "to": JSONValue(positions.upperBound)])
    }
}
