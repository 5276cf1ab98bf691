import EventJSON
import Synchronization

/// What a bridge has done since it was started.
final class Tally: Sendable {
    struct Counts: Sendable, Hashable {
        /// Messages, lines, rows and posted events that came in.
        var read = 0
        /// Of these, what the spool or the node has taken over.
        var kept = 0
        /// What is not passed on, by reason.
        var rejected: [String: Int] = [:]
        /// What nobody sends again, and for which there was no room.
        var lost = 0
        /// The node's replies: taken.
        var accepted = 0
        /// The node had it already.
        var known = 0
        /// The node's replies to the others, by code.
        var refused: [String: Int] = [:]
        /// Connections to brokers that ended.
        var reconnections = 0
    }

    private let counts = Mutex(Counts())

    var now: Counts { counts.withLock { $0 } }

    func add(_ change: (inout Counts) -> Void) {
        counts.withLock { change(&$0) }
    }
}
