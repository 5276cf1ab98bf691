import ZeroMQ

/// Replies of each connection, in the order of its requests, where some have to wait for what is not in the log: readings that
/// are not saved yet. Other connections do not wait for them.
struct ReplyOrder {
    private var waiting: [[UInt8]: [Held]] = [:]
    private var tickets = 0

    private struct Held {
        let ticket: Int
        /// Nil until it may be sent.
        var reply: Message?
    }

    /// Keeps the place of a reply that is still to come.
    /// - Parameter connection: its routing id.
    mutating func hold(for connection: [UInt8]) -> Int {
        tickets += 1
        waiting[connection, default: []].append(Held(ticket: tickets))
        return tickets
    }

    /// - Returns: the reply, unless others come before it.
    mutating func pass(_ reply: Message, to connection: [UInt8]) -> Message? {
        guard !waiting.isEmpty, waiting[connection] != nil else { return reply }
        tickets += 1
        waiting[connection]?.append(Held(ticket: tickets, reply: reply))
        return nil
    }

    /// The reply of a place is there.
    /// - Returns: what may be sent now, in its order.
    mutating func settle(_ ticket: Int, _ reply: Message, to connection: [UInt8]) -> [Message] {
        guard var held = waiting[connection], let index = held.firstIndex(where: { $0.ticket == ticket }) else {
            return [reply]
        }
        held[index].reply = reply
        let ready = held.prefix { $0.reply != nil }.compactMap(\.reply)
        held.removeFirst(ready.count)
        waiting[connection] = held.isEmpty ? nil : held
        return ready
    }
}
