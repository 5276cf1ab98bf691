package import EventJSON

extension Exchange {
    /// Takes what came over the connection.
    ///
    /// - Returns: the final replies, by the number of their event.
    package mutating func receive(_ frames: [[UInt8]], at now: Duration) -> [(number: Int, reply: Reply)] {
        guard frames.count == 2, frames[0].isEmpty, let events = window.oldest else {
            lose(.nonsense, at: now)
            return []
        }
        switch Verdict(frames[1], on: events) {
        case .each(let replies): return settle(replies, at: now)
        case .whole(let reply): refuse(reply, of: events.count, at: now)
        case .nonsense: lose(.nonsense, at: now)
        }
        return []
    }

    private mutating func settle(_ replies: [Reply], at now: Duration) -> [(number: Int, reply: Reply)] {
        progressed(at: now)
        for reply in replies { counts.replies[reply.status, default: 0] += 1 }
        if replies.allSatisfy(\.isFinal) { backoff.reset() } else { pause(at: now) }
        return window.settle(replies)
    }

    private mutating func refuse(_ reply: Reply, of count: Int, at now: Duration) {
        progressed(at: now)
        guard !reply.isFinal else { return window.returnOldestRefused() }
        counts.replies[reply.status, default: 0] += count
        window.returnOldest()
        pause(at: now)
    }

    /// A node that has no room now has none for other sources either. Replies to a burst of requests make one pause.
    private mutating func pause(at now: Duration) {
        guard pausedUntil <= now else { return }
        pausedUntil = now + backoff.next()
    }
}
