import Ledgers

/// Breaches (超限): thresholds that are reached, held and cleared (monitoring, 10.3).
extension PointWatch {
    /// Takes thresholds up where they were left. What was held and is in no hazard of the log is told again.
    mutating func takeUp() {
        state.latches = latches(from: state.latches)
        // By receipt: readings may come late.
        let heard = max(state.latest?.receivedAt ?? watchedSince, watchedSince)
        holdsDue = zip(point.thresholds, state.latches).map { threshold, latch in
            latch.isHeld ? nil : latch.since.map { max($0, heard) + threshold.hold }
        }
        if let clearedAt = state.breach?.clearedAt { breachEndsDue = max(clearedAt, heard) + rules.continuesWithin }
        if let clearedAt = state.silence?.clearedAt { silenceEndsDue = max(clearedAt, heard) + rules.continuesWithin }
        for index in ranking where state.latches[index].isHeld {
            begin(
                index, at: (state.latches[index].since ?? watchedSince) + point.thresholds[index].hold, isFirst: false)
        }
    }

    /// How the thresholds stood, each the next one of its kind. Where the log has a breach that is not over and nothing is known to be
    /// held, all of its level are: a value between clearing and alarm does not end it.
    private func latches(from known: [Latch]) -> [Latch] {
        var known = known
        var latches = point.thresholds.map { threshold in
            guard let index = known.firstIndex(where: { $0.side == threshold.side && $0.value == threshold.value })
            else { return Latch(side: threshold.side, value: threshold.value) }
            return known.remove(at: index)
        }
        guard let breach = state.breach, breach.clearedAt == nil, !latches.contains(where: \.isHeld) else {
            return latches
        }
        for index in latches.indices where point.thresholds[index].consequence.level <= breach.level {
            (latches[index].since, latches[index].isHeld) = (latches[index].since ?? breach.start, true)
        }
        return latches
    }

    /// Compares a good reading with every threshold.
    mutating func compare(_ measured: Measurement) {
        endIfOver(before: measured)
        for index in ranking { compare(measured, with: index) }
        clearIfOver(at: measured)
    }

    /// An episode may have ended between this reading and the one before, where both come late.
    private mutating func endIfOver(before measured: Measurement) {
        guard let clearedAt = state.breach?.clearedAt, measured.time - clearedAt >= rules.continuesWithin else {
            return
        }
        endBreach()
    }

    private mutating func compare(_ measured: Measurement, with index: Int) {
        let threshold = point.thresholds[index]
        if state.latches[index].isHeld {
            if threshold.isCleared(by: measured.value) { release(index) }
        } else if threshold.isReached(by: measured.value) {
            reach(index, at: measured)
        } else {
            release(index)
        }
    }

    private mutating func release(_ index: Int) {
        (state.latches[index].since, state.latches[index].isHeld) = (nil, false)
        holdsDue[index] = nil
    }

    private mutating func reach(_ index: Int, at measured: Measurement) {
        let hold = point.thresholds[index].hold
        let since = state.latches[index].since ?? measured.time
        state.latches[index].since = since
        holdsDue[index] = holdsDue[index] ?? measured.receivedAt + hold
        if measured.time - since >= hold { self.hold(index, at: since + hold) }
    }

    /// The hold time is over.
    mutating func hold(_ index: Int, at instant: Instant) {
        let isFirst = !state.latches.contains(where: \.isHeld)
        state.latches[index].isHeld = true
        holdsDue[index] = nil
        begin(index, at: instant, isFirst: isFirst)
    }

    /// - Parameter isFirst: whether none was held before: people may have closed the hazard meanwhile, so the log is told.
    private mutating func begin(_ index: Int, at instant: Instant, isFirst: Bool) {
        let threshold = point.thresholds[index]
        let start = state.latches[index].since ?? instant
        let level = max(state.breach?.level ?? .general, threshold.consequence.level)
        let isNews = isFirst || state.breach.map { $0.level < level } ?? true
        state.breach = Episode(start: state.breach?.start ?? start, level: level)
        breachEndsDue = nil
        guard isNews else { return }
        tell(
            .breach,
            .begins(
                Onset(
                    start: start, at: instant, consequence: threshold.consequence, threshold: threshold,
                    last: state.latest)))
    }

    /// Where nothing is held, nor reached, it may end from here on.
    private mutating func clearIfOver(at measured: Measurement) {
        guard let breach = state.breach else { return }
        guard state.latches.allSatisfy({ $0.since == nil }) else {
            state.breach?.clearedAt = nil
            breachEndsDue = nil
            return
        }
        let clearedAt = breach.clearedAt ?? measured.time
        state.breach?.clearedAt = clearedAt
        // Readings may come late: what has passed by their time has passed.
        let passed = measured.time - clearedAt
        breachEndsDue =
            breachEndsDue
            ?? measured.receivedAt
            + Span(milliseconds: max(0, rules.continuesWithin.milliseconds - passed.milliseconds))
    }

    mutating func endBreach() {
        guard let clearedAt = state.breach?.clearedAt else { return }
        state.breach = nil
        breachEndsDue = nil
        tell(.breach, .ends(at: clearedAt, last: state.latest))
    }

    mutating func tell(_ cause: Cause, _ change: Transition.Change) {
        transitions.append(Transition(point, cause, change))
    }
}
