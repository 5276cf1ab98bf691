import DubanConfiguration
import EventJSON
import Ledgers
import ServiceLifecycle

@testable import Bridge

let noon = Instant(rfc3339: "2026-11-22T12:00:00+08:00")!

extension BrokerInput {
    /// `mine/<mine>/gas/<sensor>`, plain numbers.
    static func sample(port: Int, qos: Int = 1, meaning: InputMeaning? = nil) -> BrokerInput {
        let mapping = ReadingMapping(point: Template("{mine}-{sensor}")!, unit: Template("%")!)
        return BrokerInput(
            name: "mine1", host: "127.0.0.1", port: port, clientID: "bridge1", source: "/gateways/1",
            subscriptions: [
                Subscription(
                    topic: TopicPattern("mine/{mine}/gas/{sensor}")!, quality: qos,
                    meaning: meaning ?? .reading(mapping))
            ])
    }
}

/// Runs a service for as long as a test needs it.
func running(_ service: some Service, while body: () async throws -> Void) async throws {
    let task = Task { try await service.run() }
    do {
        try await body()
    } catch {
        task.cancel()
        _ = try? await task.value
        throw error
    }
    task.cancel()
    _ = try? await task.value
}
