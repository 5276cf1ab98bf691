import DubanConfiguration
import Producer

/// On disk first.
struct SpoolOutlet: Outlet {
    private let producer: SpooledProducer

    init(_ configuration: ProducerConfiguration, spool: SpoolConfiguration, telling replies: ReplyBook)
        throws(ProducerError)
    {
        producer = try SpooledProducer(configuration, spool: spool) { replies.take($0) }
    }

    func keep(_ events: [[UInt8]], whenFull: SpooledProducer.WhenFull) async throws(ProducerError) -> [Fate] {
        try await producer.publish(contentsOf: events, whenFull: whenFull).map { outcome in
            switch outcome {
            case .success: .durable
            case .failure(let error): .unsendable(error)
            }
        }
    }

    func offer(_ events: [[UInt8]]) async -> Int {
        guard let outcomes = try? await producer.publish(contentsOf: events) else { return events.count }
        return outcomes.count { if case .failure = $0 { true } else { false } }
    }

    var standing: OutletStanding {
        get async {
            let status = await producer.status
            return OutletStanding(waiting: status.backlog, await producer.connection, failure: status.failure)
        }
    }

    func close(within patience: Duration) async {
        await producer.close(within: patience)
    }
}
