import EventJSON
import Producer

/// Publishes events one by one, and waits for the node's final word on each, though not for ever.
struct EventPublisher {
    private let endpoint: String
    private let producer: Producer

    private static let patience: Duration = .seconds(20)

    init(endpoint: String) throws {
        self.endpoint = endpoint
        producer = try Producer(ProducerConfiguration(endpoints: [endpoint]))
    }

    /// - Throws: ``CommandFailure`` where there is no final word; whether the node has the event is not known then.
    func publish(_ event: [UInt8]) async throws -> Reply {
        try await withThrowingTaskGroup(of: Reply?.self) { [producer] group in
            group.addTask { try await producer.publish(event) }
            group.addTask {
                try await Task.sleep(for: Self.patience)
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
