import Ledgers
package import Logging
import Monitoring
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
    /// Where readings go.
    let points: PointDesk
    let logger: Logger

    /// - Parameter points: nil: there are none, and each reading is of an unknown one.
    package init(
        _ settings: NodeSettings, queue: WorkQueue, clock: any NodeClock, reception: Reception,
        points: PointDesk? = nil, logger: Logger
    ) {
        reader = EventReader(settings)
        self.queue = queue
        self.clock = clock
        limits = settings.limits
        self.reception = reception
        self.points =
            points ?? PointDesk(Monitor([], by: settings.rules.policy.monitoring, since: clock.now), queue: queue)
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
