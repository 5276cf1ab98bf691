import EventJSON
import Producer

/// Where events go on to a node: through a spool on disk, or straight away.
protocol Outlet: Sendable {
    /// Hands over events in their order, and returns when none of them can be lost any more.
    ///
    /// - Parameter whenFull: whether to wait for room. Without a spool it is always waited, for the node's replies.
    /// - Returns: for each what became of it.
    /// - Throws: where none of them is safe, or nobody knows. Handing them over again does no harm.
    func keep(_ events: [[UInt8]], whenFull: SpooledProducer.WhenFull) async throws(ProducerError) -> [Fate]

    /// Hands over events that nobody sends again, without waiting for room.
    ///
    /// - Returns: how many of them are lost, for there was none.
    func offer(_ events: [[UInt8]]) async -> Int

    /// What waits, and how the connection fares.
    var standing: OutletStanding { get async }

    func close(within patience: Duration) async
}

/// What became of an event.
enum Fate: Sendable {
    /// On disk.
    case durable
    /// The node's final word.
    case replied(Reply)
    /// It can't be sent at all.
    case unsendable(ProducerError)
}

/// What waits, and how the connection to the node fares.
struct OutletStanding: Sendable {
    /// Events that have no final reply yet.
    var waiting = 0
    /// One that was sent twice counts twice.
    var sent = 0
    /// Connections to nodes that were given up.
    var reconnections = 0
    /// Why the last one was, where nothing is under way.
    var outage: String?
    /// Why nothing is taken, or sent, until the bridge starts anew; nil where all is well.
    var failure: ProducerError?
}

extension OutletStanding {
    init(waiting: Int, _ state: ProducerState, failure: ProducerError? = nil) {
        self.init(
            waiting: waiting, sent: state.sent, reconnections: state.reconnects,
            outage: waiting > 0 && state.inFlight == 0 ? state.lastFailure : nil, failure: failure)
    }
}
