import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Node
import Synchronization

@testable import Dashboard

/// A node without sockets behind the pages: real ledgers in memory, and what is asked of them.
final class LivingNode: Sendable {
    private let store = MemoryStore()
    private let processor = Processor(rules: .shipped)
    private let answers: Answers
    private struct Growth {
        var newest: Int64 = 0
        var followers: [AsyncStream<Int64>.Continuation] = []
    }

    /// Its monitoring points.
    let points = Mutex(StandInPoints())
    private let told = Mutex(Growth())
    private let count = Atomic(0)
    let isTestClock = Mutex(false)
    /// While it is, what is in the log is not published yet.
    let isSilent = Mutex(false)

    static let morning: Instant = "2024-01-05 09:00"

    init() {
        answers = Answers(store: store, rules: .shipped)
    }

    /// - Returns: the status of the reply.
    @discardableResult
    func publish(_ event: EventDraft, from office: String? = nil, at receipt: Instant = morning) async throws -> Int {
        let id = "e-\(count.add(1, ordering: .relaxed).newValue)"
        return try await take(event.json(id: id, receivedAt: receipt).bytes, from: office, at: receipt).status
    }

    /// Timers that are due by then fire.
    func wait(until end: Instant) async throws {
        _ = try await store.commit { [processor] in try processor.fireTimers(dueBy: end, in: $0) }
        try await grow()
    }

    func take(_ bytes: [UInt8], from office: String?, at receipt: Instant) async throws -> Reply {
        let decoded = EventDecoder(policy: .shipped).decode(bytes, receivedAt: receipt)
        let received = ReceivedEvent(.event(decoded), from: office, receivedAt: receipt)
        let reply = try await store.commit { [processor] in try processor.receive(received, in: $0).reply }
        try await grow()
        return reply
    }

    var position: Int64 { get async throws { try await store.read { try $0.head().position } } }

    private func grow() async throws {
        guard !isSilent.withLock(\.self) else { return }
        let position = try await position
        told.withLock { told in
            told.newest = max(told.newest, position)
            for follower in told.followers { follower.yield(told.newest) }
        }
    }

    func dashboardNode(now: @escaping @Sendable () -> Instant) -> DashboardNode {
        DashboardNode(
            ask: { question, areas in
                guard question.ask != "status" else {
                    return ["position": JSONValue(try await self.position), "version": "1"]
                }
                let points = self.points.withLock(\.self)
                if let answer = try points.answer(question, in: areas) { return answer }
                return try await self.answers.answer(question, for: Viewer(scope: areas))
            },
            publish: { try await self.take($0, from: $1.name, at: now()) }, checkpoint: { .null },
            readiness: { NodeReadiness([]) }, growth: { self.growth() }, rules: { .shipped },
            isTestClock: isTestClock.withLock(\.self), now: now)
    }

    private func growth() -> AsyncStream<Int64> {
        let (positions, continuation) = AsyncStream.makeStream(of: Int64.self, bufferingPolicy: .bufferingNewest(1))
        told.withLock { told in
            told.followers.append(continuation)
            continuation.yield(told.newest)
        }
        return positions
    }
}
