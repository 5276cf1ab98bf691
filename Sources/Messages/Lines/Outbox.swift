import DubanConfiguration
import EventJSON

/// The node's outbox, as one route sees it.
struct Outbox: Sendable {
    let node: MessengerNode
    let route: MessageRoute

    struct Nonsense: Error {}

    /// Where the route stands: behind its cursor, without what was settled ahead of it.
    ///
    /// A new route begins at the present: years of history are no news. Its cursor is made at once, since what is raised from
    /// here on must not be taken for history at the next start.
    func begin(_ line: (Int64, Set<Int64>) -> RouteLine) async throws -> RouteLine {
        let answer = try await ask([])
        guard let position = answer["acknowledged"]?.integer else { throw Nonsense() }
        guard answer["acknowledgedAt"]?.string == nil else {
            return line(Int64(position), try await settled(after: Int64(position)))
        }
        let start = route.since == nil ? try await end() : 0
        try await acknowledge(start)
        return line(start, [])
    }

    private func end() async throws -> Int64 {
        guard let position = try await node.ask(["ask": "status"])["position"]?.integer else { throw Nonsense() }
        return Int64(position)
    }

    func acknowledge(_ position: Int64) async throws {
        _ = try await ask([JSONMember("acknowledge", JSONValue(position)), JSONMember("limit", 1)])
    }

    /// Escalations after a position, oldest first.
    func items(after position: Int64, limit: Int) async throws -> [OutboxItem] {
        let answer = try await ask([JSONMember("after", JSONValue(position)), JSONMember("limit", JSONValue(limit))])
        guard let items = answer["escalations"]?.array else { throw Nonsense() }
        return try items.map {
            guard let item = OutboxItem($0) else { throw Nonsense() }
            return item
        }
    }

    /// How these stand now.
    func renewed(_ items: [Waiting]) async throws -> [OutboxItem] {
        var renewed: [OutboxItem] = []
        for item in items { renewed += try await self.items(after: item.position - 1, limit: 1) }
        return renewed
    }

    /// What the log says to be settled ahead of the cursor.
    private func settled(after position: Int64) async throws -> Set<Int64> {
        var (settled, next) = (Set<Int64>(), position + 1)
        while true {
            let rows = try await node.ask([
                "ask": "history", "from": JSONValue(next), "limit": 1_000,
                "types": ["message-delivered", "message-failed"],
            ])
            guard let rows = rows.array else { throw Nonsense() }
            guard let last = rows.last?["position"]?.integer else { return settled }
            for row in rows { settled.formUnion(MessageRecord.settled(by: row, on: route.name)) }
            next = Int64(last) + 1
        }
    }

    private func ask(_ parameters: [JSONMember]) async throws -> JSONValue {
        try await node.ask(
            .object([JSONMember("ask", "outbox"), JSONMember("cursor", .string(route.cursor))] + parameters))
    }
}
