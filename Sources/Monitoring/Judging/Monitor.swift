public import Ledgers

/// All points under watch: takes readings, has what is due come due, and says what the log is to be told.
///
/// It has no clock and does no I/O of its own: the same readings and instants give the same transitions.
public struct Monitor: Sendable {
    private var watches: [PointWatch]
    private var indices: [String: Int]
    private var agenda: Agenda
    private var rules: Policy.Monitoring
    public private(set) var unknown: UnknownPoints
    /// Those that have changed since they were taken, by index.
    private var changed: Set<Int> = []
    private var transitions: [Transition] = []
    /// Of points that are not watched any more, should they come again.
    private var retired: [String: PointState] = [:]

    /// - Parameters:
    ///   - states: as they were kept; those of points that are not watched count should these come again.
    ///   - open: what the log knows of their hazards.
    ///   - start: from here on points are expected to be heard.
    public init(
        _ points: [Point], by rules: Policy.Monitoring, states: [PointState] = [], open: OpenEpisodes = OpenEpisodes(),
        unknown: [UnknownPoint] = [], since start: Instant
    ) {
        let known = Dictionary(states.map { ($0.point, $0) }) { first, _ in first }
        self.rules = rules
        self.unknown = UnknownPoints(unknown)
        watches = points.sorted { $0.id < $1.id }.map { point in
            PointWatch(
                point, open.applied(to: known[point.id] ?? PointState(point: point.id)), by: rules, since: start)
        }
        indices = Dictionary(watches.enumerated().map { ($1.point.id, $0) }) { first, _ in first }
        agenda = Agenda(points: watches.count)
        retired = known.filter { indices[$0.key] == nil }
        for index in watches.indices { settle(index) }
        self.unknown.forget(points.map(\.id))
    }

    /// In code-point order of their ids.
    public var points: [Point] { watches.map(\.point) }

    /// The points behind an id, in code-point order of their ids, and how they stand.
    public func all(after id: String?) -> some Collection<(point: Point, state: PointState)> {
        let start = id.map { id in watches.partitioningIndex { id < $0.point.id } } ?? 0
        return watches[start...].lazy.map { ($0.point, $0.state) }
    }

    /// - Returns: nil where the point is not watched.
    public func watched(_ point: String) -> (point: Point, state: PointState)? {
        indices[point].map { (watches[$0].point, watches[$0].state) }
    }

    /// Where a point is; nil where it is not watched.
    public func area(of point: String) -> String? { indices[point].map { watches[$0].point.area } }

    /// The minutes of a point that may not be saved yet, oldest first; the last one is not over.
    public func unsavedMinutes(of point: String) -> [MinuteAggregate] {
        indices[point].map { watches[$0].minutes + [watches[$0].state.minute].compactMap(\.self) } ?? []
    }

    /// Minutes that could not be saved in time, of all points.
    public var lostMinutes: Int { watches.reduce(0) { $0 + $1.lostMinutes } }

    /// Takes a reading, after all that is due by its receipt.
    public mutating func take(_ reading: Reading, receivedAt: Instant) -> ReadingOutcome {
        advance(to: receivedAt)
        guard let index = indices[reading.point] else {
            return .refused(refuse(unknown: reading.point, at: receivedAt))
        }
        let outcome = watches[index].take(reading, receivedAt: receivedAt)
        settle(index)
        return outcome
    }

    /// Counts a reading that was refused before it came here.
    /// - Parameter point: as far as it could be read.
    /// - Returns: whether it is to become a dead letter.
    public mutating func refuse(_ refusal: ReadingObjection, of point: String, receivedAt: Instant) -> ReadingObjection
    {
        guard let index = indices[point] else { return refuse(unknown: point, at: receivedAt) }
        defer { changed.insert(index) }
        return watches[index].refuse(refusal, at: receivedAt)
    }

    private mutating func refuse(unknown point: String, at receivedAt: Instant) -> ReadingObjection {
        let message =
            watches.isEmpty
            ? "this node watches no points; name them by points: in its configuration, or --points"
            : "there is no such point in points.yaml"
        var refusal = ReadingObjection(.unknownPoint, message, at: "/subject")
        refusal.isFirst = unknown.note(point, at: receivedAt)
        return refusal
    }

    /// The log has found a hazard: where people had settled the one before, the episode that lasts is another one from here on.
    public mutating func note(found cause: Cause, of point: String, from start: Instant) {
        guard let index = indices[point] else { return }
        switch cause {
        case .breach: watches[index].state.breach?.start = start
        case .silence: watches[index].state.silence?.start = start
        }
        changed.insert(index)
    }

    /// When something may be due.
    public var nextDue: Instant? { agenda.next }

    /// Has everything come due by then, in the order of the instants.
    public mutating func advance(to instant: Instant) {
        while let (due, index) = agenda.take(dueBy: instant) {
            watches[index].advance(to: due)
            settle(index)
        }
    }

    /// What the log is to be told, oldest first.
    public mutating func takeTransitions() -> [Transition] {
        defer { transitions = [] }
        return transitions
    }

    /// The states that have changed, and the minutes that are over.
    public mutating func takeChanged() -> (states: [PointState], minutes: [(point: String, aggregate: MinuteAggregate)])
    {
        defer { changed = [] }
        var minutes: [(point: String, aggregate: MinuteAggregate)] = []
        let states = changed.sorted().map { index in
            for minute in watches[index].minutes { minutes.append((watches[index].point.id, minute)) }
            watches[index].minutes = []
            return watches[index].state
        }
        return (states, minutes)
    }

    public mutating func takeUnknown() -> [UnknownPoint] { unknown.takeChanged() }

    /// Puts back what was taken, to be taken again.
    /// - Parameter states: of these points; they have gone on meanwhile.
    public mutating func putBack(
        _ states: [String], minutes: [(point: String, aggregate: MinuteAggregate)], unknown: [UnknownPoint]
    ) {
        for point in states { indices[point].map { _ = changed.insert($0) } }
        for (point, minutes) in Dictionary(grouping: minutes, by: \.point) {
            indices[point].map { watches[$0].putBack(minutes.map(\.aggregate)) }
        }
        self.unknown.putBack(unknown)
    }

    /// Takes over what another node has saved, where it is no older than what is known here. It is saved already, and so does not
    /// count as changed: two nodes would tell it to each other for ever.
    public mutating func adopt(_ states: [PointState]) {
        for state in states {
            guard let index = indices[state.point], watches[index].state.asOf <= state.asOf else { continue }
            watches[index].adopt(state)
            schedule(index)
        }
    }

    /// Watches other points. Those that stay go on where they are; those that come are expected from `start` on.
    public mutating func watch(_ points: [Point], by rules: Policy.Monitoring, since start: Instant) {
        var next = Monitor([], by: rules, since: start)
        next.watches = points.sorted { $0.id < $1.id }.map { point in
            if let index = indices[point.id] { return watches[index].continued(as: point, by: rules) }
            let state = retired[point.id] ?? PointState(point: point.id)
            return PointWatch(point, state, by: rules, since: start)
        }
        next.retired = retired
        for watch in watches { next.retired[watch.point.id] = watch.state }
        for point in points { next.retired[point.id] = nil }
        next.indices = Dictionary(next.watches.enumerated().map { ($1.point.id, $0) }) { first, _ in first }
        next.agenda = Agenda(points: next.watches.count)
        next.unknown = unknown
        next.unknown.forget(points.map(\.id))
        next.transitions = transitions
        for index in next.watches.indices { next.settle(index) }
        self = next
    }

    /// Notes what a point has come to.
    private mutating func settle(_ index: Int) {
        changed.insert(index)
        schedule(index)
    }

    /// Notes what a point has to tell, and when it is due next.
    private mutating func schedule(_ index: Int) {
        if !watches[index].transitions.isEmpty {
            transitions += watches[index].transitions
            watches[index].transitions = []
        }
        agenda.note(watches[index].nextDue, of: index)
    }
}

extension RandomAccessCollection {
    /// The index of the first element that fulfils what all behind it fulfil too, by halving.
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Index {
        var (low, count) = (startIndex, count)
        while count > 0 {
            let middle = index(low, offsetBy: count / 2)
            if belongs(self[middle]) {
                count /= 2
            } else {
                low = index(after: middle)
                count -= count / 2 + 1
            }
        }
        return low
    }
}
