/// Subscribes to the tail and remembers all that came.
final class TailSubscriber {
    /// Topic, header and body of each message.
    private(set) var messages: [[[UInt8]]] = []

    func receive(_ message: [[UInt8]]) {
        messages.append(message)
    }
}
