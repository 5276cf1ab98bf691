/// Shows every message once and in order, whatever the tail leaves out.
struct TailFollower {
    private var cursor: TailCursor
    private var history: TailHistory
    private var screen: TailScreen
    /// The newest position that the tail has told of.
    private var heard: Int64 = 0

    /// - Parameter position: what is shown lies after it.
    init(after position: Int64, filter: TailFilter, history: TailHistory, screen: TailScreen) {
        cursor = TailCursor(seesAll: filter.isAll, after: position)
        self.history = history
        self.screen = screen
    }

    var isDone: Bool { screen.isFull || Interruption.isWanted }

    mutating func take(_ frames: TailMessage.Frames) async throws {
        switch frames {
        case .heartbeat(let position):
            try hear(position)
            if position > cursor.complete { _ = await fill(through: position) }
            screen.rest(at: position)
        case .message(let message):
            try hear(message.position)
            try await take(message)
        }
    }

    private mutating func take(_ message: TailMessage) async throws {
        switch cursor.step(to: message) {
        case .known: return
        case .next: show(message)
        case .gap:
            // Where the history can't be had now, the message is left to the next attempt, so that the order is kept.
            if await fill(through: message.position - 1), !isDone, cursor.step(to: message) == .next { show(message) }
        }
    }

    /// Shows what the history has up to a position at least: what it gives beyond that need not be waited for.
    mutating func catchUp(through end: Int64) async throws {
        while cursor.complete < end, !isDone {
            let messages = try await history.messages(from: cursor.complete + 1)
            for message in messages where !isDone && cursor.step(to: message) != .known { show(message) }
            if !isDone { cursor.complete(through: messages.last?.position ?? end) }
        }
    }

    private mutating func fill(through end: Int64) async -> Bool {
        screen.tellOfGap(from: cursor.complete + 1, through: end)
        do {
            try await catchUp(through: end)
            return true
        } catch {
            screen.note("what was missed can't be fetched yet (\(error)); trying again")
            return false
        }
    }

    private mutating func show(_ message: TailMessage) {
        screen.show(message)
        cursor.show(message)
    }

    /// Positions never go back, unless the node has begun another log.
    private mutating func hear(_ position: Int64) throws {
        guard position >= heard else {
            throw CommandFailure(
                "the log ends at position \(position), before \(heard) that was seen: the node has another log now; "
                    + "start duban tail again")
        }
        heard = position
    }

    mutating func tellOfSilence(of endpoint: String, for time: Duration) {
        screen.tellOfSilence(of: endpoint, for: time)
    }
}
