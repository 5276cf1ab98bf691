import EventJSON
import Ledgers

/// Where random events come from.
struct EventSource {
    private var random: SplitMix64
    private var now: Instant = "2023-01-02 09:00"
    private var published: [RandomStream.Item] = []

    private static let hazards = ["H-1", "H-2", "H-3", "X"]
    private static let incidents = ["SG-1", "SG-2", "X"]
    private static let enterprises: [Enterprise] = [.mine, .mill, .works, Enterprise(name: Enterprise.mine.name)]

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    mutating func next() -> RandomStream.Item {
        now = now + gap()
        let item = random.once(in: 8) ? again() ?? fresh() : fresh()
        published.append(item)
        return item
    }

    /// Mostly minutes, at times days, at times nothing.
    private mutating func gap() -> Span {
        switch random.below(20) {
        case 0...3: .minutes(0)
        case 4...14: .minutes(Int64(random.below(180)))
        case 15...18: .hours(Int64(random.below(30)))
        default: .days(Int64(1 + random.below(4)))
        }
    }

    private mutating func fresh() -> RandomStream.Item {
        let event = draft().time(time()).json(id: "e-\(published.count)", receivedAt: now)
        return RandomStream.Item(receivedAt: now, event: random.once(in: 25) ? broken(event) : event)
    }

    /// When it happened: now, a while ago, in the future at times.
    private mutating func time() -> Instant {
        switch random.below(12) {
        case 0...5: now
        case 6, 7: now - .minutes(Int64(random.below(21)))
        case 8, 9: now - .hours(Int64(random.below(48)))
        case 10: now + .minutes(5)
        default: random.once(in: 4) ? now + .minutes(6) : now - Span(milliseconds: 1)
        }
    }

    /// An earlier event once more: as it was, or with other content, or under its id from another source.
    private mutating func again() -> RandomStream.Item? {
        guard !published.isEmpty else { return nil }
        var item = random.pick(published)
        item.receivedAt = now
        switch random.below(6) {
        case 0: item.event = item.event.setting("/traceparent", to: "00-1")
        case 1: item.event = item.event.setting("/source", to: "/offices/140400-sjj")
        default: break
        }
        return item
    }

    private mutating func broken(_ event: JSONValue) -> JSONValue {
        switch random.below(5) {
        case 0: event.setting("/data/surplus", to: 1)
        case 1: event.setting("/time", to: "2023-02-30T09:00:00Z")
        case 2: event.setting("/type", to: "inspected")
        case 3: event.setting("/source", to: "/duban")
        default: event.setting("/id", to: .null)
        }
    }

    private mutating func draft() -> EventDraft {
        let hazard = random.pick(Self.hazards)
        return switch random.below(40) {
        case 0...5: found(hazard)
        case 6...12: .rectified(hazard, rectifiedAt: random.maybe(now - .hours(1)))
        case 13...20: verified(hazard)
        case 21...23: .extended(hazard, to: date())
        case 24...27: amended(hazard)
        case 28: .withdrawn(hazard, approvedBy: random.maybe("市安委办"))
        case 29, 30: measure()
        case 31, 32: incident()
        case 33...37: .acknowledged(escalation(of: hazard))
        default: .watch(random.pick(Self.enterprises).name, random.once(in: 2) ? .remove : .add)
        }
    }

    /// A date around today.
    private mutating func date() -> LocalDate {
        Zone.shanghai.date(of: now) + (random.below(16) - 5)
    }

    private mutating func found(_ hazard: String) -> EventDraft {
        .found(
            hazard, random.below(3) == 0 ? .general : .major, deadline: random.once(in: 4) ? nil : date(),
            of: random.pick(Self.enterprises))
    }

    private mutating func verified(_ hazard: String) -> EventDraft {
        random.once(in: 2) ? .verified(hazard, .passed) : .verified(hazard, .failed, newDeadline: random.maybe(date()))
    }

    private mutating func amended(_ hazard: String) -> EventDraft {
        .amended(
            hazard, level: random.pick(HazardLevel.allCases),
            of: random.once(in: 3) ? random.pick(Self.enterprises) : nil, approvedBy: random.maybe("市安委办"))
    }

    private mutating func measure() -> EventDraft {
        .measure(
            "M-\(random.below(3))", random.pick([.penalty, .accountability, .accountability, .guard]),
            random.pick(MeasureStatus.allCases), incident: random.maybe(random.pick(Self.incidents)))
    }

    private mutating func incident() -> EventDraft {
        let figures = IncidentFigures(
            deaths: random.maybe(random.pick([0, 0, 1, 3, 10])), seriousInjuries: random.maybe(random.below(12)),
            minorInjuries: random.maybe(random.below(3)), directLossYuan: random.maybe(Double(random.below(4)) * 5e6))
        return .incident(
            random.pick(Self.incidents), figures, of: random.pick(Self.enterprises),
            occurredAt: now - .minutes(Int64(random.below(150))))
    }

    private mutating func escalation(of hazard: String) -> String {
        if random.once(in: 3) {
            return "\(random.pick(Self.incidents))/1/\(random.pick(["incident", "late-report", "open-hazard"]))/1"
        }
        return "\(hazard)/\(1 + random.below(4))/\(random.pick(["overdue", "city", "leader", "verify"]))/1"
    }
}
