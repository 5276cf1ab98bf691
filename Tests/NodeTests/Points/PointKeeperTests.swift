import EventJSON
import LedgerStore
import Ledgers
import Logging
import Monitoring
import PointStore
import Synchronization
import Testing

@testable import Node

/// States are saved behind what the log is told of them (monitoring, 10.6).
struct PointKeeperTests {
    private let queue = WorkQueue()
    private let states = MemoryPointStore()

    private func reading(_ value: Double) -> ReceivedEvent {
        let reading = Reading(point: "T1", time: Bench.morning, value: value, unit: "%")
        let body = ReadingEvent(reading, source: "/gateways/1", id: "1").body
        return ReceivedEvent(
            IncomingDecoder(policy: .shipped).decode(body, receivedAt: Bench.morning), receivedAt: Bench.morning)
    }

    private func point() -> Point {
        Point(
            id: "T1", name: "T1", enterprise: Enterprise(name: "长治一矿"), area: "140403", sector: "煤矿", kind: "methane",
            title: "甲烷", unit: "%", thresholds: [Threshold(.above, 1.5, Consequence(level: .major))],
            interval: .minutes(1))
    }

    @Test("A state that says that the log was told is not saved before the log has it", arguments: [1.6, 0.5])
    func order(value: Double) async throws {
        let isUp = Mutex(false)
        let desk = PointDesk(Monitor([point()], by: Policy.Monitoring(), since: Bench.morning), queue: queue)
        let keeper = PointKeeper(
            desk, store: states, clock: ManualClock(at: Bench.morning), keeping: .days(7),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) {
            guard isUp.withLock(\.self) else { throw StoreError(.unreachable, "the log is away") }
        }
        var received = [reading(value)]
        let revision = try #require(desk.judge(&received, among: nil))
        let tells = value > 1
        #expect(queue.events == (tells ? 1 : 0))
        #expect(await keeper.isSaved(revision) == !tells)
        #expect(try await states.states().isEmpty == tells)
        isUp.withLock { $0 = true }
        #expect(await keeper.isSaved(revision))
        #expect(try await states.states().first?.latest?.value == value)
    }
}
