import EventJSON
import Synchronization

@testable import Producer

/// Runs with a producer on a spool that is closed in the end, without waiting for anything.
func withSpooled(
    _ endpoint: String, _ spool: SpoolConfiguration, clock: any Clock<Duration> = ManualClock(),
    change: (inout ProducerConfiguration) -> Void = { _ in },
    _ body: (SpooledProducer, Reports) async throws -> Void
) async throws {
    var configuration = ProducerConfiguration(endpoints: [endpoint])
    configuration.random = Lowest()
    change(&configuration)
    let reports = Reports()
    let producer = try SpooledProducer(configuration, spool: spool, clock: clock) { reports.add($0) }
    do {
        try await body(producer, reports)
    } catch {
        await producer.close(within: .zero)
        throw error
    }
    await producer.close(within: .zero)
}

/// What a ``SpooledProducer`` has told.
final class Reports: Sendable {
    private let all = Mutex<[SpoolReport]>([])

    func add(_ report: SpoolReport) {
        all.withLock { $0.append(report) }
    }

    /// Of the events that had a reply.
    var numbers: [UInt64] {
        all.withLock { $0.compactMap { if case .replied(let event, _) = $0 { event.number } else { nil } } }
    }

    var statuses: [Int] {
        all.withLock { $0.compactMap { if case .replied(_, let reply) = $0 { reply.status } else { nil } } }
    }

    var damages: [SpoolDamage] {
        all.withLock { $0.compactMap { if case .damaged(let damage) = $0 { damage } else { nil } } }
    }

    var errors: [ProducerError] {
        all.withLock { $0.compactMap { if case .unsendable(_, let error, _) = $0 { error } else { nil } } }
    }
}
