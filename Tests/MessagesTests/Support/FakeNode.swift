import EventJSON
import Ledgers
import Synchronization

@testable import Messages

/// A node's outbox and log in memory.
final class FakeNode: Sendable {
    struct Failed: Error {}

    private struct State {
        var rows: [JSONValue] = []
        var items: [(position: Int64, item: JSONValue)] = []
        var statuses: [Int64: String] = [:]
        var cursors: [String: Int64] = [:]
        var records: [MessageRecord] = []
        var now: Instant
        var maySend = true
        /// How many of the next questions and records fail.
        var failing: (asks: Int, records: Int) = (0, 0)
    }

    private let state: Mutex<State>

    init(now: String = "2026-11-21T10:00:00+08:00") {
        state = Mutex(State(now: Instant(rfc3339: now)!))
    }

    var now: Instant {
        get { state.withLock { $0.now } }
        set { state.withLock { $0.now = newValue } }
    }

    var records: [MessageRecord] { state.withLock { $0.records } }
    var end: Int64 { state.withLock { Int64($0.rows.count) } }
    func cursor(_ route: String) -> Int64? { state.withLock { $0.cursors["message.\(route)"] } }
    func setMaySend(_ may: Bool) { state.withLock { $0.maySend = may } }
    func fail(asks: Int = 0, records: Int = 0) { state.withLock { $0.failing = (asks, records) } }

    /// Some other row of the log.
    func append() { state.withLock { $0.rows.append(["event": ["type": "hazard-found"]]) } }

    /// - Returns: its position.
    @discardableResult
    func raise(
        _ id: String, to recipients: [String] = ["city-office"], area: String = "140403",
        enterprise: String = "山西某煤业有限公司",
        deadline: String = "2026-11-16", description: String = "主扇风机反风设施失效", members: [JSONMember] = []
    ) -> Int64 {
        state.withLock { state in
            let position = Int64(state.rows.count + 1)
            let id = EscalationID(id)!
            let data: JSONValue = [
                "id": .string(id.description), "subject": .string(id.subject), "stage": .string(id.stage),
                "to": .array(recipients.map(JSONValue.string)), "raisedAt": .string(state.now.rfc3339),
                "status": "open",
            ]
            var event: [JSONMember] = [
                JSONMember("specversion", "1.0"), JSONMember("id", .string(id.description)),
                JSONMember("source", "/duban"),
                JSONMember("type", "escalation"), JSONMember("data", data),
            ]
            event += members
            let hazard: JSONValue = [
                "hazard": .string(id.subject), "sector": "煤矿", "state": "open", "deadline": .string(deadline),
                "details": ["description": .string(description)],
            ]
            let incident: JSONValue = [
                "incident": .string(id.subject), "class": "considerable", "deaths": 3, "missing": 1,
                "description": .string(description), "sector": "煤矿",
            ]
            state.items.append(
                (
                    position,
                    [
                        "position": JSONValue(position), "event": .object(event), "area": .string(area),
                        "enterprise": .string(enterprise), "hazard": hazard, "incident": incident,
                    ]
                ))
            state.rows.append(["position": JSONValue(position), "event": .object(event)])
            return position
        }
    }

    func stand(_ position: Int64, _ status: Escalation.Status) {
        state.withLock { $0.statuses[position] = status.rawValue }
    }

    var messengerNode: MessengerNode {
        MessengerNode(
            ask: { [self] in try answer($0) }, record: { [self] in try record($0) }, now: { [self] in now },
            maySend: { [self] in state.withLock { $0.maySend } })
    }

    private func record(_ record: MessageRecord) throws {
        try state.withLock { state in
            if state.failing.records > 0 {
                state.failing.records -= 1
                throw Failed()
            }
            guard !state.records.contains(where: { $0.id == record.id }) else { return }
            state.records.append(record)
            let position = Int64(state.rows.count + 1)
            state.rows.append([
                "position": JSONValue(position),
                "event": ["type": .string("message-\(record.fate.rawValue)"), "data": record.data],
            ])
        }
    }

    private func answer(_ question: JSONValue) throws -> JSONValue {
        try state.withLock { state in
            if state.failing.asks > 0 {
                state.failing.asks -= 1
                throw Failed()
            }
            switch question["ask"]?.string {
            case "status": return ["position": JSONValue(Int64(state.rows.count))]
            case "history": return Self.history(question, state)
            default: return Self.outbox(question, &state)
            }
        }
    }

    private static func history(_ question: JSONValue, _ state: State) -> JSONValue {
        let types = question["types"]?.array?.compactMap(\.string) ?? []
        let from = question["from"]?.integer ?? 1
        return .array(
            state.rows.filter {
                $0["position"]?.integer ?? 0 >= from && types.contains($0["event"]?["type"]?.string ?? "")
            })
    }

    private static func outbox(_ question: JSONValue, _ state: inout State) -> JSONValue {
        let name = question["cursor"]?.string ?? ""
        let known = state.cursors[name] != nil
        if let position = question["acknowledge"]?.integer {
            state.cursors[name] = max(state.cursors[name] ?? 0, Int64(position))
        }
        let after = question["after"]?.integer.map(Int64.init) ?? state.cursors[name] ?? 0
        let items = state.items.filter { $0.position > after }.prefix(question["limit"]?.integer ?? 100)
        return [
            "cursor": .string(name), "acknowledged": JSONValue(state.cursors[name] ?? 0),
            "acknowledgedAt": known ? "2026-11-21T00:00:00.000Z" : .null,
            "escalations": .array(
                items.map { position, item in
                    guard case .object(let members) = item else { return item }
                    return .object(members + [JSONMember("status", .string(state.statuses[position] ?? "open"))])
                }),
        ]
    }
}
