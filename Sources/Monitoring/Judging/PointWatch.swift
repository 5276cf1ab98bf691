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
    /// The latest `time` that was taken, as it was written: a clock may be ahead of ours.
    private var lastTime: Instant?
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
        lastTime = state.latest?.time
        takeUp()
    }

    /// Whether nothing of use has been received for too long.
    var isSilent: Bool { state.silence.map { $0.clearedAt == nil } ?? false }

    /// The instant from which on a silence counts.
    var quietSince: Instant { max(state.heardAt ?? watchedSince, watchedSince) }

    mutating func take(_ reading: Reading, receivedAt: Instant) -> ReadingOutcome {
        var measured = Measurement(
            time: min(reading.time, receivedAt), receivedAt: receivedAt, value: reading.value, quality: reading.quality)
        guard receivedAt - measured.time <= rules.lateBy else {
            return .refused(
                refuse(
                    ReadingObjection(
                        .clockSkew, "time lies more than \(rules.lateBy.words) before the receipt", at: "/time"),
                    at: receivedAt))
        }
        if isRepeated(reading, measured) {
            state.repeated += 1
            return .repeated
        }
        if let latest = state.latest { measured.time = max(measured.time, latest.time + Span(milliseconds: 1)) }
        if let refusal = objection(to: reading, measured) { return .refused(refuse(refusal, at: receivedAt)) }
        state.taken += 1
        state.latest = measured
        lastTime = reading.time
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

    /// Of a clock that is ahead several may have been measured at one receipt; they are told apart by what was written.
    private func isRepeated(_ reading: Reading, _ measured: Measurement) -> Bool {
        guard let latest = state.latest, let lastTime else { return false }
        return reading.time == lastTime || (measured.time <= latest.time && reading.time <= lastTime)
    }

    /// Notes what can't be taken.
    mutating func refuse(_ refusal: ReadingObjection, at receivedAt: Instant) -> ReadingObjection {
        var refusal = refusal
        refusal.isFirst = state.faults[refusal.fault] == nil
        state.faults[refusal.fault, default: FaultTally(count: 0, firstAt: receivedAt, lastAt: receivedAt)].count += 1
        state.faults[refusal.fault]?.lastAt = receivedAt
        // What others send in its name says nothing about the point.
        if refusal.fault != .forbidden { state.faultySince = state.faultySince ?? receivedAt }
        return refusal
    }

    /// Takes over what another node knows of the point. The minutes are this node's own: those of all are added up where they
    /// are kept.
    mutating func adopt(_ other: PointState) {
        var other = other
        other.breach = other.breach ?? state.breach?.cleared(at: other.asOf)
        other.silence = other.silence ?? state.silence?.cleared(at: other.asOf)
        var adopted = PointWatch(point, other, by: rules, since: watchedSince)
        adopted.state.minute = state.minute
        adopted.minutes = minutes
        adopted.lostMinutes = lostMinutes
        adopted.transitions = transitions + adopted.transitions
        self = adopted
    }

    /// The same watch with what may have become another point. What is due stays so where the thresholds are the same.
    func continued(as point: Point, by rules: Policy.Monitoring) -> PointWatch {
        var state = state
        // Values of another unit say nothing any more.
        if point.unit != self.point.unit { (state.latest, state.minute, state.latches) = (nil, nil, []) }
        var next = PointWatch(point, state, by: rules, since: watchedSince)
        (next.minutes, next.lostMinutes, next.lastTime) = (minutes, lostMinutes, lastTime)
        next.lastGood = point.unit == self.point.unit ? lastGood : nil
        next.transitions = transitions + next.transitions
        guard point.thresholds == self.point.thresholds, rules == self.rules else { return next }
        (next.holdsDue, next.breachEndsDue, next.silenceEndsDue) = (holdsDue, breachEndsDue, silenceEndsDue)
        return next
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

    /// Nothing that is measured lies beyond it; what devices write where they have no value does (3.4e38).
    private static let measurable = -1e15...1e15

    private func objection(to reading: Reading, _ measured: Measurement) -> ReadingObjection? {
        guard reading.unit == point.unit else {
            return ReadingObjection(.wrongUnit, "the unit of this point is \(point.unit)", at: "/data/unit")
        }
        guard measured.quality == .good else { return nil }
        guard Self.measurable.contains(measured.value) else {
            return ReadingObjection(.implausible, "a value is at most 1e15", at: "/data/value")
        }
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
