import EventJSON

/// What the body of a reply says about the request that it answers.
enum Verdict {
    /// A reply to each event, in their order.
    case each([Reply])
    /// One reply to a batch: the node has looked at none of its events.
    case whole(Reply)
    /// Nothing that a node would say to this request: the connection cannot be trusted any more.
    case nonsense

    init(_ body: [UInt8], on events: [OutgoingEvent]) {
        switch try? JSONParser.parse(body) {
        case .array(let items)? where events.count > 1: self.init(items.compactMap(Reply.init), on: events)
        case .some(let value): self.init(Reply(value), on: events)
        case nil: self = .nonsense
        }
    }

    private init(_ replies: [Reply], on events: [OutgoingEvent]) {
        let fits = replies.count == events.count && zip(events, replies).allSatisfy { $0.isAnswered(by: $1) }
        self = fits ? .each(replies) : .nonsense
    }

    private init(_ reply: Reply?, on events: [OutgoingEvent]) {
        switch reply {
        case let reply? where events.count == 1: self.init([reply], on: events)
        case let reply? where !reply.isAccepted: self = .whole(reply)
        default: self = .nonsense
        }
    }
}
