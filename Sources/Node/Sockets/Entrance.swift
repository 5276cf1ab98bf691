import Ledgers
package import Logging
import ZeroMQ

/// What every entrance for events needs, whoever stands at its other side.
package struct Entrance: Sendable {
    let reader: EventReader
    package let queue: WorkQueue
    /// Events are received at its time.
    let clock: any NodeClock
    package let limits: IngestLimits
    /// Who may send them.
    let reception: Reception
    let logger: Logger

    package init(
        _ settings: NodeSettings, queue: WorkQueue, clock: any NodeClock, reception: Reception, logger: Logger
    ) {
        reader = EventReader(settings)
        self.queue = queue
        self.clock = clock
        limits = settings.limits
        self.reception = reception
        self.logger = logger
    }

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
