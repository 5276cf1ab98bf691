import LedgerStore
import Node

/// The tail on a simulated network: the shell that ``Tail`` is on a socket.
final class SimulatedTail: RowPublisher, @unchecked Sendable {  // Safe: used on its world's one thread.
    private let port: Port
    private let world: World
    /// Of the newest row that was published, or was there when the node started.
    private(set) var position: Int64

    init(_ world: World, port: Port, after position: Int64) {
        self.world = world
        self.port = port
        self.position = position
    }

    /// Everything goes out in its order and without gaps, whichever node has committed it.
    func publish(_ rows: [LogRow]) {
        for row in rows {
            if row.position != position + 1 { world.violate("a node published \(row.position) behind \(position)") }
            position = row.position
            port.publish(row.tailFrames)
        }
    }
}
