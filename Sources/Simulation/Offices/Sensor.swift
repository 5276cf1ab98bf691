import EventJSON

/// Sends events to the feed and hears nothing of them.
final class Sensor {
    private(set) var sent: [JSONValue] = []
    private let network: SimulatedNetwork

    init(on network: SimulatedNetwork) {
        self.network = network
    }

    func send(_ event: JSONValue) {
        sent.append(event)
        network.cast(event.bytes)
    }
}
