import CMosquitto

/// A message as a broker sent it.
struct BrokerMessage: Sendable {
    var topic: String
    var payload: [UInt8]
    /// Whether the broker sends it until it is acknowledged.
    var isAcknowledged: Bool
    /// Whether it was published before there was a subscription.
    var isRetained: Bool

    init(topic: String, payload: [UInt8], isAcknowledged: Bool = true, isRetained: Bool = false) {
        self.topic = topic
        self.payload = payload
        self.isAcknowledged = isAcknowledged
        self.isRetained = isRetained
    }

    init(_ message: mosquitto_message) {
        let payload = UnsafeRawBufferPointer(start: message.payload, count: Int(message.payloadlen))
        self.init(
            topic: String(cString: message.topic), payload: Array(payload), isAcknowledged: message.qos > 0,
            isRetained: message.retain)
    }
}
