import DubanTestKit
import Ledgers
import Testing

@Suite("Whenever a hazard is found and its escalations are acknowledged, hour by hour the rules say what is raised")
struct LadderReferenceTests {
    @Test("The ladder, its answers and its repeats", arguments: RandomStream.seeds(from: 8000, count: 100))
    func ladder(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let deadline: LocalDate = "2023-02-01"
        let found = ("2023-01-20 00:00" as Instant) + .hours(Int64(random.below(24 * 25)))
        let impatience = 5 + random.below(60)
        var reference = LadderReference(deadline: deadline)
        let desk = Desk()
        for hour in 0..<Int64(24 * 25) {
            let now = found + .hours(hour)
            reference.pass(now, isFirst: hour == 0)
            if hour == 0 { desk.publish(.found("H-1", deadline: deadline), at: now) }
            if random.once(in: impatience), let newest = reference.raised.indices.last {
                desk.publish(.acknowledged("H-1/1/\(reference.raised[newest].id)"), at: now)
                reference.raised[newest].isAcknowledged = true
            }
        }
        desk.wait(until: found + .hours(24 * 25 - 1))
        #expect(desk.raised("H-1") == reference.raised.map { "1/\($0.id) \($0.reason) \($0.at.beijing)" })
    }
}

/// Section 6 once more, without timers: at every hour it is asked what has to be raised now.
private struct LadderReference {
    struct Raised {
        var stage: Int
        var number: Int
        var reason: String
        var at: Instant
        var isAcknowledged = false

        var id: String { "\(["remind", "overdue", "city", "leader"][stage])/\(number)" }
    }

    let deadline: LocalDate
    var raised: [Raised] = []

    private var highest: Int { raised.map(\.stage).max() ?? -1 }

    mutating func pass(_ now: Instant, isFirst: Bool) {
        let due = [-3, 0, 3, 7].map { Zone.shanghai.firstInstant(of: deadline + 1 + $0) }
        for (stage, instant) in due.enumerated().reversed() where isFirst ? instant <= now : instant == now {
            raise(stage, "schedule", now)
        }
        for last in raised where (1...2).contains(last.stage) && !last.isAcknowledged && last.at + .hours(24) == now {
            raise(last.stage + 1, "unacknowledged", now)
        }
        lookAtLeader(now)
    }

    private mutating func raise(_ stage: Int, _ reason: String, _ now: Instant) {
        guard stage > highest else { return }
        raised.append(Raised(stage: stage, number: 1, reason: reason, at: now))
    }

    /// Every 24 hours from the first raising on.
    private mutating func lookAtLeader(_ now: Instant) {
        let leaders = raised.filter { $0.stage == 3 }
        guard let first = leaders.first, let newest = leaders.last, now > first.at else { return }
        guard (now - first.at).milliseconds % Span.hours(24).milliseconds == 0 else { return }
        guard !newest.isAcknowledged || now - newest.at >= .days(7) else { return }
        raised.append(Raised(stage: 3, number: newest.number + 1, reason: "repeat", at: now))
    }
}
