import EventJSON
import Producer

/// Publishes events one by one, and waits for the node's final word on each, though not for ever.
struct EventPublisher {
    private let endpoint: String
    private let credentials: Credentials
    private let producer: Producer

    private static let patience: Duration = .seconds(20)

    init(endpoint: String, as credentials: Credentials = .none) throws {
        self.endpoint = endpoint
        self.credentials = credentials
        var configuration = ProducerConfiguration(endpoints: [endpoint])
        configuration.security = credentials.security
        producer = try Producer(configuration)
    }

    /// - Throws: ``CommandFailure`` where there is no final word; whether the node has the event is not known then.
    func publish(_ event: [UInt8]) async throws -> Reply {
        try await withThrowingTaskGroup(of: Reply?.self) { [producer, credentials, endpoint] group in
            group.addTask { try await producer.publish(event) }
            group.addTask {
                let failure = await producer.handshakeFailure(within: Self.patience)
                if let failure { throw credentials.failure(failure, at: endpoint) }
                return nil
            }
            defer { group.cancelAll() }
            if let reply = try await group.next() ?? nil { return reply }
            throw CommandFailure(
                "no node takes events at \(endpoint); start one with duban run, or name its endpoint with --ingest")
        }
    }

    func close() async {
        await producer.close(within: .zero)
    }
}
