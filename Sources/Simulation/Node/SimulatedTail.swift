import LedgerStore
import Node

/// The tail on a simulated network: the shell that ``Tail`` is on a socket.
struct SimulatedTail: RowPublisher {
    let port: Port

    func publish(_ rows: [LogRow]) {
        for row in rows { port.publish(row.tailFrames) }
    }
}
