import Ledgers
import Monitoring

/// A monitor that a test feeds, and what has come of it.
struct Watching {
    static let start = Instant(milliseconds: 1_672_794_000_000)  // 2023-01-04T01:00:00Z

    var monitor: Monitor
    private(set) var told: [Transition] = []
    private(set) var outcomes: [ReadingOutcome] = []

    init(_ points: [Point], states: [PointState] = [], open: OpenEpisodes = OpenEpisodes(), since: Span = .seconds(0)) {
        monitor = Monitor(points, by: Policy.Monitoring(), states: states, open: open, since: Self.start + since)
        told = monitor.takeTransitions()
    }

    /// A reading so long after the start, received at once or later.
    @discardableResult
    mutating func read(
        _ value: Double, at seconds: Int64, of point: String = "T1", receivedAt: Int64? = nil,
        quality: Quality = .good, unit: String = "%"
    ) -> ReadingOutcome {
        let reading = Reading(
            point: point, time: Self.start + .seconds(seconds), value: value, unit: unit, quality: quality)
        let outcome = monitor.take(reading, receivedAt: Self.start + .seconds(receivedAt ?? seconds))
        told += monitor.takeTransitions()
        outcomes.append(outcome)
        return outcome
    }

    /// Readings every ten seconds, from one instant to another.
    mutating func read(_ value: Double, from first: Int64, through last: Int64) {
        for second in stride(from: first, through: last, by: 10) { read(value, at: second) }
    }

    mutating func watchOthers(_ points: [Point], since: Instant) {
        monitor.watch(points, by: Policy.Monitoring(), since: since)
        told += monitor.takeTransitions()
    }

    mutating func pass(until seconds: Int64) {
        monitor.advance(to: Self.start + .seconds(seconds))
        told += monitor.takeTransitions()
    }

    /// What the log would be told: cause, what happens, when, in seconds since the start.
    var story: [String] {
        told.map { transition in
            switch transition.change {
            case .begins(let onset):
                "\(transition.cause.rawValue) \(onset.consequence.level) from \(seconds(onset.start)) at \(seconds(onset.at))"
            case .ends(let instant, _): "\(transition.cause.rawValue) ends at \(seconds(instant))"
            }
        }
    }

    private func seconds(_ instant: Instant) -> Int64 { (instant - Self.start).milliseconds / 1_000 }

    func state(_ point: String = "T1") -> PointState { monitor.watched(point)?.state ?? PointState(point: "none") }
}

extension Point {
    /// 1.0 % is general after 30 s, 1.5 % major after 10 s; heard every 10 s.
    static func methane(_ id: String = "T1") -> Point {
        Point(
            id: id, name: "1201工作面T1", enterprise: Enterprise(name: "长治一矿"), area: "140403", sector: "煤矿",
            kind: "methane", title: "甲烷", unit: "%",
            thresholds: [
                Threshold(.above, 1, for: .seconds(30), Consequence(level: .general)),
                Threshold(.above, 1.5, for: .seconds(10), clear: 1, Consequence(level: .major)),
            ],
            interval: .seconds(10), plausible: 0...40)
    }
}
