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

struct OutletStanding: Sendable {
    /// Events that have no final reply yet.
    var waiting: Int
    var connection: ProducerState
    /// Why nothing is taken, or sent, until the bridge starts anew; nil where all is well.
    var failure: ProducerError?
}
