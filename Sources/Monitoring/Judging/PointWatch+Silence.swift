import Ledgers

/// Silence (监测失效): nothing of use is received any more (monitoring, 10.4).
extension PointWatch {
    /// When the point is silent if nothing is heard until then; nil while it is.
    var silentDue: Instant? {
        guard !isSilent else { return nil }
        return quietSince + Span(milliseconds: point.interval.milliseconds * Int64(rules.silentAfterIntervals))
    }

    /// Something of use was received.
    mutating func hear(at receivedAt: Instant) {
        let isBack = isSilent
        (state.heardAt, state.faultySince) = (receivedAt, nil)
        guard isBack else { return }
        state.silence?.clearedAt = receivedAt
        silenceEndsDue = receivedAt + rules.continuesWithin
    }

    mutating func fallSilent(at instant: Instant) {
        let start = quietSince
        state.silence = Episode(start: state.silence?.start ?? start, level: point.silence.level)
        silenceEndsDue = nil
        forgetWhatIsNotHeld()
        tell(
            .silence,
            .begins(
                Onset(
                    start: start, at: instant, consequence: point.silence, threshold: nil, last: state.latest)))
    }

    mutating func endSilence() {
        guard let clearedAt = state.silence?.clearedAt else { return }
        state.silence = nil
        silenceEndsDue = nil
        tell(.silence, .ends(at: clearedAt, last: state.latest))
    }

    /// A value that nobody confirms any more does not go on.
    private mutating func forgetWhatIsNotHeld() {
        for index in state.latches.indices where !state.latches[index].isHeld {
            state.latches[index].since = nil
            holdsDue[index] = nil
        }
    }
}
