import DubanConfiguration
import EventJSON
import Ledgers

extension Dispatcher {
    /// How its routes stand; of instants and texts nothing that is secret.
    func report() -> [JSONValue] {
        let moment = moment()
        return outboxes.indices.map { report(of: $0, at: moment) }
    }

    private func report(of index: Int, at moment: Moment) -> JSONValue {
        let (route, tally) = (outboxes[index].route, tallies[index])
        let line = lines?[index]
        let waiting = line?.waiting ?? []
        let oldest = waiting.map(\.item.raisedAt).min()
        return [
            "route": .string(route.name), "via": .string(destination.name), "kind": .string(destination.kind.rawValue),
            "sending": .bool(line != nil), "waiting": JSONValue(waiting.count),
            "held": JSONValue(waiting.count { $0.readySince == nil }), "oldest": JSONValue(oldest?.rfc3339),
            "oldestSeconds": JSONValue(oldest.map { max(0, (moment.now - $0).milliseconds / 1_000) }),
            "delivered": JSONValue(tally.delivered), "failed": JSONValue(tally.givenUp),
            "lastDelivery": JSONValue(tally.lastDelivery?.rfc3339),
            "lastFault": JSONValue(tally.lastFault?.reason), "lastFaultAt": JSONValue(tally.lastFault?.at.rfc3339),
            "retryInSeconds": JSONValue(retry(at: moment.uptime)),
            "quiet": .bool(line?.isQuiet(at: moment.now) == true),
            "silencedUntil": JSONValue(line?.silencedUntil(at: moment.now)?.rfc3339),
        ]
    }

    private func retry(at uptime: Duration) -> Int? {
        let wait = patience.until - uptime
        return wait > .zero ? Int(wait.components.seconds) + 1 : nil
    }

    /// Sends a message that says that the route works: counted against the destination's limit, not recorded.
    /// - Throws: ``MessengerError`` where its limit is used up for longer than somebody waits.
    func test(_ route: MessageRoute) async throws -> JSONValue {
        let wait = rate.wait(at: moment().uptime)
        guard wait < .seconds(20) else {
            throw MessengerError("unavailable", "the limit of \(destination.name) is used up; ask again in a minute")
        }
        rate.take()
        try await Task.sleep(for: wait)
        let now = node.now()
        var message = composer.test(of: route.name, id: "message-test/\(route.name)/\(now.rfc3339)", at: now)
        message.mailTo = route.mailTo
        let reason: String?
        switch await channel.deliver(message) {
        case .delivered: reason = nil
        case .later(let said, _), .refused(let said): reason = said
        }
        return [
            "route": .string(route.name), "via": .string(destination.name), "delivered": .bool(reason == nil),
            "reason": JSONValue(reason),
        ]
    }
}
