public import EventJSON

extension Desk {
    /// Publishes a stream and lets the clock go on to its end.
    @discardableResult
    public func publish(_ stream: RandomStream) -> [Reply] {
        let replies = stream.items.map { send($0.event.bytes, at: $0.receivedAt) }
        wait(until: stream.end)
        return replies
    }
}
