import Ledgers

/// How far back the chart of a point goes.
enum PointRange: String, Sendable, CaseIterable {
    case hour, day, week

    var title: String {
        switch self {
        case .hour: "近 1 小时"
        case .day: "近 24 小时"
        case .week: "近 7 天"
        }
    }

    var length: Span {
        switch self {
        case .hour: .hours(1)
        case .day: .days(1)
        case .week: .days(7)
        }
    }

    /// So much is one step of the chart.
    var step: Span {
        switch self {
        case .hour: .minutes(1)
        case .day: .minutes(2)
        case .week: .minutes(10)
        }
    }

    /// Seconds after which it is drawn anew: what changes less is asked for less often.
    var renewal: Int {
        switch self {
        case .hour: 15
        case .day: 60
        case .week: 300
        }
    }

    /// Up to the end of the minute that is not over yet.
    func time(until now: Instant) -> Range<Instant> {
        let end = Instant(milliseconds: now.milliseconds / 60_000 * 60_000) + .minutes(1)
        return end - length..<end
    }
}
