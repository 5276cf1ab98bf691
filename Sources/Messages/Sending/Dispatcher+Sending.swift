import DubanConfiguration
import Ledgers
import Logging

/// The most pressing message.
extension Dispatcher {
    func send() async throws -> Duration {
        let uptime = moment().uptime
        guard let (index, parcel) = mostPressing(at: uptime) else { return min(Self.poll, wait(at: uptime)) }
        let wait = max(patience.until - uptime, rate.wait(at: uptime))
        guard wait <= .zero else { return min(Self.poll, wait) }
        guard let (message, items) = try await compose(parcel, index) else { return .zero }
        rate.take()
        let positions = Set(items.map(\.position))
        lines?[index].tried(positions, at: uptime)
        let outcome = await channel.deliver(message)
        take(outcome, of: lines?[index].waiting.filter { positions.contains($0.position) } ?? [], parcel, index)
        try await record()
        try await acknowledge(index)
        return .zero
    }

    private func mostPressing(at uptime: Duration) -> (Int, Parcel)? {
        (lines ?? []).enumerated().compactMap { index, line in line.parcel(at: uptime).map { (index, $0) } }
            .min { Parcel.precedes($0.1, $1.1) }
    }

    private func wait(at uptime: Duration) -> Duration {
        (lines ?? []).compactMap { $0.nextDue() }.map { max(.zero, $0 - uptime) }.min() ?? Self.poll
    }

    /// - Returns: nil where it turns out that there is something else to send.
    private func compose(_ parcel: Parcel, _ index: Int) async throws -> (Message, [Waiting])? {
        lines?[index].renew(try await outboxes[index].renewed(parcel.items))
        let wanted = Set(parcel.items.map(\.position))
        guard let line = lines?[index] else { return nil }
        let items = line.waiting.filter { wanted.contains($0.position) }
        if case .single(let waiting) = parcel, !waiting.isAlone, !line.isForPrograms, !items.allSatisfy(line.isUrgent) {
            return nil
        }
        let id = MessageRecord.id(of: items, isDigest: parcel.isDigest, route: line.route.name)
        return composed(items, id, line, parcel)
    }

    private func composed(
        _ items: [Waiting], _ id: String, _ line: RouteLine, _ parcel: Parcel
    ) -> (Message, [Waiting])? {
        guard let first = items.first else { return nil }
        guard parcel.isDigest else {
            var message = composer.message(about: first.item, id: id, at: node.now())
            message.mailTo = line.route.mailTo
            return (message, items)
        }
        let digest = Digest(
            of: items.map(\.item), id: id, composer: composer, page: composer.page, at: node.now(), fits: channel.fits)
        var message = digest.message
        message.mailTo = line.route.mailTo
        return (message, Array(items.prefix(digest.count)))
    }
}
