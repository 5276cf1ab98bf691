import Ledgers

/// One point under watch: what its readings come to, and what follows from their staying away (monitoring, 10.2 to 10.4).
struct PointWatch: Sendable {
    let point: Point
    let rules: Policy.Monitoring
    /// Since when it may be heard; what was not heard before does not count.
    let watchedSince: Instant
    var state: PointState
    /// When the hold time of each threshold that is reached is over if nothing more is heard; by receipt, not by the readings' time,
    /// since readings may come late.
    var holdsDue: [Instant?]
    /// The same for what is over: when the episode has ended.
    var breachEndsDue: Instant?
    var silenceEndsDue: Instant?
    /// What a change is compared with.
    private var lastGood: Measurement?
    /// What is to be told, oldest first.
    var transitions: [Transition] = []
    /// The minutes that are over.
    var minutes: [MinuteAggregate] = []
    /// Minutes that could not be saved in time.
    private(set) var lostMinutes = 0
    /// The thresholds, the highest level first: where several are held at once it is one hazard of that level.
    let ranking: [Int]

    /// - Parameter state: as it was left; its episodes as the log has them.
    init(_ point: Point, _ state: PointState, by rules: Policy.Monitoring, since start: Instant) {
        self.point = point
        self.rules = rules
        self.state = state
        watchedSince = start
        holdsDue = []
        ranking = point.thresholds.indices.sorted {
            (point.thresholds[$1].consequence.level, $0) < (point.thresholds[$0].consequence.level, $1)
        }
        lastGood = state.latest.flatMap { $0.quality == .good ? $0 : nil }
        takeUp()
    }

    /// Whether nothing of use has been received for too long.
    var isSilent: Bool { state.silence.map { $0.clearedAt == nil } ?? false }

    /// The instant from which on a silence counts.
    var quietSince: Instant { max(state.heardAt ?? watchedSince, watchedSince) }

    mutating func take(_ reading: Reading, receivedAt: Instant) -> ReadingOutcome {
        let measured = Measurement(
            time: min(reading.time, receivedAt), receivedAt: receivedAt, value: reading.value, quality: reading.quality)
        guard receivedAt - measured.time <= rules.lateBy else {
            return .refused(
                refuse(
                    ReadingObjection(
                        .clockSkew, "time lies more than \(rules.lateBy.words) before the receipt", at: "/time"),
                    at: receivedAt))
        }
        if let latest = state.latest, measured.time <= latest.time {
            state.repeated += 1
            return .repeated
        }
        if let refusal = objection(to: reading, measured) { return .refused(refuse(refusal, at: receivedAt)) }
        state.taken += 1
        state.latest = measured
        switch measured.quality {
        case .fault: state.faultySince = state.faultySince ?? receivedAt
        case .calibration: hear(at: receivedAt)
        case .good:
            hear(at: receivedAt)
            lastGood = measured
            count(measured)
            compare(measured)
        }
        return .taken
    }

    /// Notes what can't be taken.
    mutating func refuse(_ refusal: ReadingObjection, at receivedAt: Instant) -> ReadingObjection {
        var refusal = refusal
        refusal.isFirst = state.faults[refusal.fault] == nil
        state.faults[refusal.fault, default: FaultTally(count: 0, firstAt: receivedAt, lastAt: receivedAt)].count += 1
        state.faults[refusal.fault]?.lastAt = receivedAt
        state.faultySince = state.faultySince ?? receivedAt
        return refusal
    }

    /// Takes over what another node knows of the point. The minutes are this node's own: those of all are added up where they
    /// are kept.
    mutating func adopt(_ other: PointState) {
        var adopted = PointWatch(point, other, by: rules, since: watchedSince)
        adopted.state.minute = state.minute
        adopted.minutes = minutes
        adopted.lostMinutes = lostMinutes
        adopted.transitions = transitions + adopted.transitions
        self = adopted
    }

    /// What is kept while nothing can be saved.
    private static let largestBacklog = 60

    /// Puts back minutes that could not be saved; of too many the oldest are lost.
    mutating func putBack(_ old: [MinuteAggregate]) {
        minutes = old + minutes
        guard minutes.count > Self.largestBacklog else { return }
        lostMinutes += minutes.count - Self.largestBacklog
        minutes.removeFirst(minutes.count - Self.largestBacklog)
    }

    private func objection(to reading: Reading, _ measured: Measurement) -> ReadingObjection? {
        guard reading.unit == point.unit else {
            return ReadingObjection(.wrongUnit, "the unit of this point is \(point.unit)", at: "/data/unit")
        }
        guard measured.quality == .good else { return nil }
        if let range = point.plausible, !range.contains(measured.value) {
            return ReadingObjection(
                .implausible, "a value of this point lies from \(range.lowerBound) to \(range.upperBound)",
                at: "/data/value")
        }
        guard let limit = point.largestChangePerMinute, let lastGood else { return nil }
        let minutes = Double((measured.time - lastGood.time).milliseconds) / 60_000
        guard abs(measured.value - lastGood.value) > limit * minutes else { return nil }
        return ReadingObjection(
            .implausible, "a value of this point changes by no more than \(limit) in a minute", at: "/data/value")
    }

    private mutating func count(_ measured: Measurement) {
        let minute = Instant(milliseconds: measured.time.milliseconds / 60_000 * 60_000)
        if state.minute?.minute == minute {
            state.minute?.add(measured.value)
        } else {
            if let over = state.minute { minutes.append(over) }
            state.minute = MinuteAggregate(minute: minute, measured.value)
        }
    }
}

extension Span {
    /// For people: `24 h`.
    fileprivate var words: String {
        let seconds = milliseconds / 1_000
        return seconds % 3_600 == 0 ? "\(seconds / 3_600) h" : "\(seconds) s"
    }
}
