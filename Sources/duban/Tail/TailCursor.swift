/// What of the log has been shown, and what a message means therefore.
///
/// Where everything is followed, the order is that of the log. Where topics are chosen, a message that was missed shows
/// only by the next one on its topic (or by a heartbeat), so it may come after later ones of other topics.
struct TailCursor {
    enum Step: Equatable {
        /// It was shown before, or is not asked for.
        case known
        /// Nothing lies between it and what was shown.
        case next
        /// Something may have been missed before it.
        case gap
    }

    private let seesAll: Bool
    /// Everything that is asked for up to this position has been shown.
    private(set) var complete: Int64
    /// The newest position beyond `complete` that was shown of each topic. Empty where everything is followed.
    private var shown: [String: Int64] = [:]

    /// - Parameters:
    ///   - seesAll: whether everything is followed, so that each position follows the one before.
    ///   - position: what is shown lies after it.
    init(seesAll: Bool, after position: Int64) {
        self.seesAll = seesAll
        complete = position
    }

    func step(to message: TailMessage) -> Step {
        let known = max(shown[message.topic] ?? 0, complete)
        if message.position <= known { return .known }
        if seesAll { return message.position == complete + 1 ? .next : .gap }
        return message.previous <= known ? .next : .gap
    }

    /// The message was shown, and those before it on its topic.
    mutating func show(_ message: TailMessage) {
        if seesAll {
            complete = max(complete, message.position)
        } else {
            shown[message.topic] = message.position
        }
    }

    /// Everything up to a position was shown.
    mutating func complete(through position: Int64) {
        complete = max(complete, position)
        shown = shown.filter { $0.value > complete }
    }
}
