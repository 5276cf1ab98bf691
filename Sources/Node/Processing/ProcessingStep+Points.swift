import EventJSON
import LedgerStore
import Ledgers
import Monitoring

/// What monitoring points tell, as events of the node itself (monitoring, section 10).
extension ProcessingStep {
    /// Decides within the transaction, so that of several nodes, and after any restart, each thing is said once.
    mutating func receive(_ transition: Transition) throws -> Reply {
        let newest = try newestHazard(of: transition.point.id, by: transition.cause)
        let decision = EpisodeDecision.decide(transition, newest: newest)
        guard let event = PointEvent(transition, decision, in: rules.policy.zone) else { return Reply(status: 208) }
        office = Office.points
        return try receive(.event(EventDecoder(policy: rules.policy).decode(event.body, receivedAt: now)))
    }

    /// Numbers of other points may lie among this one's.
    private func newestHazard(of point: String, by cause: Cause) throws -> Hazard? {
        var numbers = cause.numbers(of: point)
        while let hazard = try store.lastHazard(in: numbers) {
            if cause.start(in: hazard.number, of: point) != nil { return hazard }
            numbers = numbers.lowerBound..<hazard.number
        }
        return nil
    }
}
