import DubanConfiguration
import Ledgers
import Logging

/// What is settled.
extension Dispatcher {
    func take(_ outcome: Outcome, of items: [Waiting], _ parcel: Parcel, _ index: Int) {
        let (uptime, now) = (moment().uptime, node.now())
        switch outcome {
        case .delivered:
            patience.succeed()
            tallies[index].delivered(items.count, at: now)
            settle(items, parcel, index, .delivered)
        case .later(let reason, let asked):
            patience.fail(at: uptime, asked: asked, chance: chance())
            tallies[index].failed(reason, at: now)
            complain(reason, "a message waits: its destination does not take it now", index)
            giveUp(reason, at: uptime)
        case .refused(let reason):
            tallies[index].failed(reason, at: now)
            complain(reason, "a message was refused for good", index)
            // One bad text must not take the others of its digest with it.
            if items.count > 1 {
                lines?[index].separate(Set(items.map(\.position)))
            } else {
                settle(items, parcel, index, .failed, reason)
            }
        }
    }

    /// What has waited too long for a destination that takes nothing.
    private func giveUp(_ reason: String, at uptime: Duration) {
        for (index, line) in (lines ?? []).enumerated() {
            for waiting in line.expired(at: uptime) { settle([waiting], .single(waiting), index, .failed, reason) }
        }
    }

    private func complain(_ reason: String, _ message: Logger.Message, _ index: Int) {
        logger.warning(
            message,
            metadata: [
                "route": "\(outboxes[index].route.name)", "destination": "\(destination.name)", "reason": "\(reason)",
            ])
    }

    func settle(
        _ items: [Waiting], _ parcel: Parcel, _ index: Int, _ fate: MessageRecord.Fate, _ reason: String? = nil
    ) {
        guard !items.isEmpty else { return }
        let route = outboxes[index].route.name
        let record = MessageRecord(
            fate, items, isDigest: parcel.isDigest, route: route, via: destination.name, reason: reason)
        lines?[index].settle(Set(items.map(\.position)))
        unrecorded.append(record)
        if fate == .failed {
            tallies[index].gaveUp(items.count)
            logger.error(
                "a message was given up",
                metadata: ["id": "\(record.id)", "destination": "\(destination.name)", "reason": "\(reason ?? "")"])
        }
    }

    /// Nothing is acknowledged before this: what is settled is in the log first.
    func record() async throws {
        while let record = unrecorded.first {
            try await node.record(record)
            unrecorded.removeFirst()
        }
    }
}
