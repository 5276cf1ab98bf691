import EventJSON
import LedgerStore
import Ledgers
import Monitoring
import PointStore

/// Judges readings, and collects what of it is to be committed. Live and replayed alike.
struct PointJudge: Sendable {
    private(set) var monitor: Monitor
    private(set) var counts = ReadingCounts()
    /// What is to be committed, oldest first.
    private var events: [ReceivedEvent] = []

    init(_ monitor: Monitor) {
        self.monitor = monitor
    }

    /// Judges a reading, after all that is due by its receipt.
    /// - Parameters:
    ///   - received: whose it is, and when it was received.
    ///   - offices: nil where nobody is told from anybody else.
    /// - Returns: what stands for the reading from here on: its reply, or the dead letter that it becomes.
    mutating func take(
        _ reading: DecodedReading, _ received: ReceivedEvent, among offices: Offices?
    ) -> ReceivedEvent.Content {
        advance(to: received.receivedAt)
        let outcome = judge(reading, received, among: offices)
        collect(at: received.receivedAt)
        counts.note(outcome)
        switch outcome {
        case .taken: return .settled(reading.reply(200))
        case .repeated: return .settled(reading.reply(208))
        case .refused(let objection):
            let area = reading.point.flatMap(monitor.area(of:))
            let refused = RefusedReading(reading, objection, area: area)
            return objection.isFirst ? .misreading(refused) : .settled(refused.reply)
        }
    }

    private mutating func judge(
        _ reading: DecodedReading, _ received: ReceivedEvent, among offices: Offices?
    ) -> ReadingOutcome {
        if let objection = objection(to: reading, received, among: offices) {
            return refuse(reading, objection, received)
        }
        switch reading.result {
        case .success(let value): return monitor.take(value, receivedAt: received.receivedAt)
        case .failure(let refusal): return refuse(reading, ReadingObjection(refusal), received)
        }
    }

    /// Of what names no point each is a dead letter, as of any event.
    private mutating func refuse(
        _ reading: DecodedReading, _ objection: ReadingObjection, _ received: ReceivedEvent
    ) -> ReadingOutcome {
        guard let point = reading.point else {
            var objection = objection
            objection.isFirst = true
            return .refused(objection)
        }
        return .refused(monitor.refuse(objection, of: point, receivedAt: received.receivedAt))
    }

    private func objection(
        to reading: DecodedReading, _ received: ReceivedEvent, among offices: Offices?
    ) -> ReadingObjection? {
        guard received.rights != nil || offices != nil else { return nil }
        let area = reading.point.flatMap(monitor.area(of:))
        let objection =
            if let rights = received.rights {
                rights.objection(toReadingOf: area, under: reading.source)
            } else {
                offices?.objection(toReadingOf: area, under: reading.source, from: received.office)
            }
        return objection.map { ReadingObjection(.forbidden, $0.message, at: $0.pointer) }
    }

    /// Has everything come due by then, each at its own instant.
    mutating func advance(to instant: Instant) {
        while let due = monitor.nextDue, due <= instant {
            monitor.advance(to: due)
            collect(at: due)
        }
    }

    private mutating func collect(at instant: Instant) {
        for transition in monitor.takeTransitions() {
            events.append(ReceivedEvent(.transition(transition), receivedAt: instant))
        }
    }

    /// Watches other points. Those that stay go on where they are.
    mutating func watch(_ points: [Point], by rules: Policy.Monitoring, since start: Instant) {
        advance(to: start)
        monitor.watch(points, by: rules, since: start)
        collect(at: start)
    }

    /// Takes over what other nodes have heard of points more lately.
    mutating func adopt(_ states: [PointState], at now: Instant) {
        monitor.adopt(states)
        collect(at: now)
    }

    /// The log has a hazard of this number now.
    mutating func note(found number: String) {
        for cause in Cause.allCases {
            guard let (point, start) = cause.episode(in: number) else { continue }
            monitor.note(found: cause, of: point, from: start)
        }
    }

    /// What has changed since it was taken last.
    mutating func takeChanges() -> PointChanges {
        let (states, minutes) = monitor.takeChanged()
        return PointChanges(states: states, minutes: minutes, unknown: monitor.takeUnknown())
    }

    /// Puts back what could not be saved.
    mutating func putBack(_ changes: PointChanges) {
        monitor.putBack(changes.states.map(\.point), minutes: changes.minutes, unknown: changes.unknown)
    }

    /// What is to be committed since this was asked last.
    mutating func takeEvents() -> [ReceivedEvent] {
        defer { events = [] }
        return events
    }
}
