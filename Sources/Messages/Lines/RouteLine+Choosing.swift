import DubanConfiguration
import Ledgers

extension RouteLine {
    /// Items of one digest at most; others follow in the next.
    static let largestDigest = 200

    /// Where more urgent ones than this wait, as after an outage, they are told together, at once: one by one a robot would take
    /// minutes for them, and nobody reads a hundred messages.
    static let flood = 20

    /// What may be sent now, the most pressing first.
    func parcel(at uptime: Duration) -> Parcel? {
        let ready = waiting.filter { $0.readySince != nil }
        let isFlood = ready.count(where: isUrgent) > Self.flood && !isForPrograms
        let (ordinary, single) = ready.split { isSingle($0) && (!isFlood || $0.isAlone) }
        let singles = single.map(Parcel.single)
        let isDue = isFlood || ordinary.contains { due($0) <= uptime }
        let digest = isDue ? [Parcel.digest(Array(ordinary.prefix(Self.largestDigest)))] : []
        return (singles + digest).min(by: Parcel.precedes)
    }

    /// When there will be something to send, by what is here; nil where nothing is.
    func nextDue() -> Duration? {
        waiting.filter { $0.readySince != nil }.map { isSingle($0) ? .zero : due($0) }.min()
    }

    func isUrgent(_ waiting: Waiting) -> Bool {
        route.urgent.contains(waiting.item.id.stage) && waiting.item.status != .resolved && !waiting.wasHeld
    }

    private func isSingle(_ waiting: Waiting) -> Bool {
        isForPrograms || waiting.isAlone || isUrgent(waiting)
    }

    /// When it has to be told at the latest; what was held has waited long enough.
    private func due(_ waiting: Waiting) -> Duration {
        (waiting.readySince ?? .zero) + (waiting.wasHeld ? .zero : route.digestEvery)
    }

    /// What has been tried for too long. What was never tried is given up for nothing that befell another.
    func expired(at uptime: Duration) -> [Waiting] {
        waiting.filter { $0.triedSince.map { $0 + route.giveUpAfter <= uptime } == true }
    }
}

extension [Waiting] {
    /// Those of which it is not so, and those of which it is.
    fileprivate func split(_ isSo: (Waiting) -> Bool) -> (others: [Waiting], those: [Waiting]) {
        (filter { !isSo($0) }, filter(isSo))
    }
}
