public import EventJSON
import LedgerStore
public import Ledgers

/// Asking and publishing within the process, for what stands in front of a node other than its sockets.
extension Node {
    /// Answers a question as the query socket does, with what lies in these areas only.
    /// - Throws: ``AskError``, or `StoreError`
    public func ask(_ question: Question, areas: AreaScope = .everywhere) async throws -> JSONValue {
        try await asking(question, Viewer(scope: areas))
    }

    /// Publishes one event, or what should be one, as the ingest does.
    /// - Parameter sender: whose areas, sources and types count; not one of the offices, but a user (``Office/isUser``).
    /// - Returns: what has become of it, once that is durable; 503 where it is to be sent again.
    public func publish(_ body: [UInt8], from sender: Office) async -> Reply {
        var (_, events) = entrance.reader.read(body, receivedAt: clock.now)
        for index in events.indices { (events[index].office, events[index].rights) = (sender.name, sender) }
        let revision = points.judge(&events, among: nil)
        let reply = await committed(events)
        guard let revision, reply.isAccepted, await !pointKeeper.isSaved(revision) else { return reply }
        return .unsaved
    }

    private func committed(_ events: [ReceivedEvent]) async -> Reply {
        await withCheckedContinuation { done in
            let isTaken = entrance.queue.append(
                Submission(events, through: .http, origin: .answered { done.resume(returning: $0.first ?? .stopped) }))
            if !isTaken { done.resume(returning: .stopped) }
        }
    }

    /// The position of the newest row that is published, at once and as the log grows, whoever adds to it; of those that come
    /// faster than they are taken the newest.
    public func growth() -> AsyncStream<Int64> {
        logGrowth.positions()
    }

    /// Whether what is to be done once by all nodes on a database is for this one to do now.
    public func holdsDuty() async -> Bool { await store.holdsDuty() }

    /// The rules in force: the policy's names and zone, the ledgers.
    public var rules: Rules { rulesInForce.now }
}

extension Reply {
    fileprivate static let unsaved = Reply(
        status: 503, code: "unavailable", message: "readings can't be saved now; send them again")
    fileprivate static let stopped = Reply(
        status: 503, code: "unavailable", message: "the node has stopped; send it again when it runs")
}
