import Producer
import Synchronization

/// Straight to a node. Each input waits for the replies to what it has handed over, so that no more than that is in memory.
final class DirectOutlet: Outlet {
    private let producer: Producer
    private let replies: ReplyBook
    /// Events that were offered, and are not answered.
    private let offered = Mutex(0)

    init(_ configuration: ProducerConfiguration, telling replies: ReplyBook) throws(ProducerError) {
        producer = try Producer(configuration)
        self.replies = replies
    }

    func keep(_ events: [[UInt8]], whenFull _: SpooledProducer.WhenFull) async throws(ProducerError) -> [Fate] {
        var outcomes: [Result<Fate, ProducerError>] = []
        try await producer.publish(contentsOf: events) { outcome in
            outcomes.append(
                outcome.map(Fate.replied).flatMapError { $0.isAboutEvent ? .success(.unsendable($0)) : .failure($0) })
            replies.take(outcome)
        }
        return try outcomes.map { outcome throws(ProducerError) in try outcome.get() }
    }

    func offer(_ events: [[UInt8]]) async -> Int {
        let hasRoom = offered.withLock { offered in
            guard offered == 0 || offered + events.count <= producer.configuration.window else { return false }
            offered += events.count
            return true
        }
        guard hasRoom else { return events.count }
        Task {
            _ = try? await producer.publish(contentsOf: events) { replies.takeOffered($0) }
            offered.withLock { $0 -= events.count }
        }
        return 0
    }

    var standing: OutletStanding {
        get async {
            let state = await producer.state
            return OutletStanding(waiting: state.waiting + state.inFlight, state)
        }
    }

    func close(within patience: Duration) async {
        await producer.close(within: patience)
    }
}

extension ProducerError {
    /// Whether the event itself is at fault, however often it is sent.
    fileprivate var isAboutEvent: Bool { code == .tooLarge || code == .notOneEvent }
}
