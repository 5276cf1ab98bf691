import DubanConfiguration
import Ledgers

/// What one route has still to tell, in the order of the log.
///
/// What lasts is in the node: the cursor, behind which everything is settled (told, given up, or not for this route), and the
/// announcements of what was settled ahead of it. This is made of them at each start, so nothing is lost with it.
struct RouteLine: Sendable {
    let route: MessageRoute
    /// Whether each escalation goes alone, as programs read them.
    let isForPrograms: Bool
    private let zone: Zone
    private let silences: [MessageSilence]
    /// Everything up to this position is acknowledged to the node.
    private(set) var acknowledged: Int64
    /// Up to here the outbox is read.
    private(set) var readTo: Int64
    /// By position.
    private(set) var waiting: [Waiting] = []
    /// Settled ahead of the cursor before this start.
    private var settledBefore: Set<Int64>

    /// From here on the outbox is not read on: what is not read is behind the cursor, and is read later.
    static let capacity = 20_000

    init(
        _ route: MessageRoute, isForPrograms: Bool, zone: Zone, silences: [MessageSilence], acknowledged: Int64,
        settled: Set<Int64> = []
    ) {
        self.route = route
        self.isForPrograms = isForPrograms
        self.zone = zone
        self.silences = silences.filter { $0.concerns(route.name) }
        self.acknowledged = acknowledged
        readTo = acknowledged
        settledBefore = settled
    }

    var isFull: Bool { waiting.count >= Self.capacity }

    mutating func take(_ item: OutboxItem) {
        guard item.position > readTo else { return }
        readTo = item.position
        guard settledBefore.remove(item.position) == nil, route.takes(item) else { return }
        waiting.append(Waiting(item))
    }

    /// What can be acknowledged now; nil where that is done.
    var acknowledgeable: Int64? {
        let position = waiting.first.map { $0.position - 1 } ?? readTo
        return position > acknowledged ? position : nil
    }

    mutating func acknowledged(to position: Int64) { acknowledged = position }

    mutating func settle(_ positions: Set<Int64>) {
        waiting.removeAll { positions.contains($0.position) }
    }

    /// Marks what quiet hours and silences hold, and since when the others may be sent.
    mutating func hold(at moment: Moment) {
        for index in waiting.indices {
            if isHeld(waiting[index].item, at: moment.now) {
                (waiting[index].readySince, waiting[index].wasHeld) = (nil, true)
            } else if waiting[index].readySince == nil {
                waiting[index].readySince = moment.uptime
            }
        }
    }

    /// Takes over how escalations stand now, just before they are told.
    mutating func renew(_ items: [OutboxItem]) {
        let fresh = Dictionary(items.map { ($0.position, $0) }) { $1 }
        for index in waiting.indices {
            if let item = fresh[waiting[index].position] { waiting[index].item = item }
        }
    }

    mutating func tried(_ positions: Set<Int64>, at uptime: Duration) {
        for index in waiting.indices where positions.contains(waiting[index].position) {
            waiting[index].attempts += 1
            waiting[index].triedSince = waiting[index].triedSince ?? uptime
        }
    }

    mutating func separate(_ positions: Set<Int64>) {
        for index in waiting.indices where positions.contains(waiting[index].position) { waiting[index].isAlone = true }
    }

    private func isHeld(_ item: OutboxItem, at now: Instant) -> Bool {
        route.quiet?.holds(item.id.stage, at: now, in: zone) == true
            || silences.contains { $0.holds(item.id.stage, in: item.area, of: route.name, at: now) }
    }

    /// The end of the last silence that holds now; nil without one.
    func silencedUntil(at now: Instant) -> Instant? {
        silences.map(\.until).filter { $0 > now }.max()
    }

    func isQuiet(at now: Instant) -> Bool { route.quiet?.includes(now, in: zone) == true }
}
