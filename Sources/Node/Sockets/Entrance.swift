import Logging
import ZeroMQ

/// What every entrance for events needs, whoever stands at its other side.
struct Entrance: Sendable {
    let reader: EventReader
    let queue: WorkQueue
    /// Events are received at its time.
    let clock: any NodeClock
    let limits: IngestLimits
    let logger: Logger

    /// The next message, without waiting; nil where there is none.
    func next(from socket: Socket) -> Message? {
        do {
            return try socket.receive()
        } catch {
            logger.error("can't receive events", metadata: ["socket": "\(socket.kind)", "reason": "\(error)"])
            return nil
        }
    }
}
