import DubanConfiguration
import EventJSON
import Ledgers
import Monitoring

/// Makes events of a broker's messages.
struct MessageMapper {
    private let broker: BrokerInput
    private var receipts = ReceiptClock()

    init(_ broker: BrokerInput) {
        self.broker = broker
    }

    mutating func event(of message: BrokerMessage, receivedAt now: Instant) throws(MappingFault) -> [UInt8] {
        guard let (subscription, names) = subscription(to: message.topic) else { throw .otherTopic }
        switch subscription.meaning {
        case .cloudEvent: return try CloudEventText.checked(message.payload)
        case .reading(let mapping): return try reading(of: message, names, by: mapping, receivedAt: now)
        }
    }

    private func subscription(to topic: String) -> (BrokerInput.Subscription, [String: String])? {
        for subscription in broker.subscriptions {
            if let names = subscription.topic.match(topic) { return (subscription, names) }
        }
        return nil
    }

    private mutating func reading(
        of message: BrokerMessage, _ names: [String: String], by mapping: ReadingMapping, receivedAt now: Instant
    ) throws(MappingFault) -> [UInt8] {
        // It would pass for a reading of now.
        if message.isRetained, mapping.time == nil { throw .retained }
        guard message.payload.count <= CloudEventText.mostBytes else { throw .tooLarge }
        guard let json = try? JSONParser.parse(message.payload) else { throw .notJSON }
        var reading = try mapping.reading(from: PayloadFields(json: json, names: names), receivedAt: now)
        if mapping.time == nil { reading.time = receipts.instant(for: reading.point, at: now) }
        return reading.event(id: reading.ownID, source: broker.source)
    }
}
