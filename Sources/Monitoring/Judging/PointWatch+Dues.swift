import Ledgers

/// What comes due while nothing is received (monitoring, 10.7).
extension PointWatch {
    private enum Due {
        case hold(Int)
        case breachEnds
        case silent
        case silenceEnds
    }

    var nextDue: Instant? { earliest?.at }

    /// Has everything come due by then, each at its own instant.
    mutating func advance(to instant: Instant) {
        while let (at, due) = earliest, at <= instant { carryOut(due, at: at) }
    }

    private var earliest: (at: Instant, due: Due)? {
        var first: (at: Instant, due: Due)?
        func consider(_ at: Instant?, _ due: Due) {
            guard let at, first.map({ at < $0.at }) ?? true else { return }
            first = (at, due)
        }
        for index in holdsDue.indices { consider(holdsDue[index], .hold(index)) }
        consider(breachEndsDue, .breachEnds)
        consider(silentDue, .silent)
        consider(silenceEndsDue, .silenceEnds)
        return first
    }

    private mutating func carryOut(_ due: Due, at instant: Instant) {
        switch due {
        case .hold(let index): hold(index, at: instant)
        case .silent: fallSilent(at: instant)
        case .silenceEnds: endSilence()
        case .breachEnds:
            // Nobody knows whether it is over while the point is silent: the next reading tells.
            breachEndsDue = nil
            if !isSilent { endBreach() }
        }
    }
}
