import LedgerStore
import Ledgers

extension StoreContract {
    static let timers = [
        StoreCheck("timers come by due time, then in the order in which they were scheduled") { store in
            let noon = StoreSamples.noon
            let late = Timer(subject: "A", kind: .stage(round: 1, stage: "city"), due: noon + .hours(1))
            let first = Timer(subject: "B", kind: .stage(round: 1, stage: "city"), due: noon)
            let second = Timer(subject: "A", kind: .repeat(round: 1, stage: "leader", number: 2), due: noon)
            try await store.commit { transaction in
                for timer in [late, first, second] { try transaction.schedule(timer) }
                try require(transaction.timers(of: "A"), is: [second, late])
                // Scheduled again, it goes behind the other.
                try transaction.schedule(first)
                try require(transaction.firstTimer(), is: second)
                try transaction.cancel(second)
                try require(transaction.firstTimer(), is: first)
                try transaction.cancel(first)
                try transaction.cancel(first)
            }
            try await store.read { try require($0.firstTimer(), is: late) }
        },
        StoreCheck("every kind of timer comes back") { store in
            let kinds: [Timer.Kind] = [
                .stage(round: 2, stage: "remind"), .unacknowledged(round: 2, stage: "overdue"),
                .repeat(round: 2, stage: "leader", number: 12), .parked(position: 1 << 40),
            ]
            let timers = kinds.map { Timer(subject: "A", kind: $0, due: StoreSamples.noon) }
            try await store.commit { transaction in
                for timer in timers { try transaction.schedule(timer) }
                try require(transaction.timers(of: "A"), is: timers)
                try require(transaction.counts().timers, is: 4)
            }
        },
    ]

    static let lists = [
        StoreCheck("hazards by filter, in code-point order, page by page") { store in
            try await store.commit { transaction in
                for number in ["HZ-2", "HZ-10", "hz-1"] { try transaction.save(StoreSamples.hazard(number)) }
                var open = StoreSamples.hazard("HZ-3")
                open.state = .open
                open.level = .general
                open.area = "211102"
                try transaction.save(open)
            }
            try await store.read { reader in
                func numbers(_ page: Page = .all, _ change: (inout HazardFilter) -> Void = { _ in }) throws -> [String]
                {
                    var filter = HazardFilter()
                    change(&filter)
                    return try reader.hazards(filter, page).map(\.number)
                }
                try require(numbers(), is: ["HZ-10", "HZ-2", "HZ-3", "hz-1"])
                try require(numbers(Page(after: "HZ-10", limit: 2)), is: ["HZ-2", "HZ-3"])
                try require(numbers { $0.state = .open }, is: ["HZ-3"])
                try require(numbers { $0.level = .major }, is: ["HZ-10", "HZ-2", "hz-1"])
                try require(numbers { $0.area = "2111" }, is: ["HZ-3"])
                try require(numbers { $0.sector = "消防" }, is: [])
                try require(numbers { $0.overdueOn = LocalDate(daysSinceEpoch: 19_811) }, is: ["HZ-3"])
                try require(numbers { $0.overdueOn = LocalDate(daysSinceEpoch: 19_810) }, is: [])
                try require(reader.hazards(receivedBefore: StoreSamples.noon + .minutes(1)).count, is: 0)
                try require(reader.hazards(receivedBefore: StoreSamples.noon + .minutes(2)).count, is: 4)
                try require(numbers { $0.riskColour = .red }, is: ["HZ-10", "HZ-2", "HZ-3", "hz-1"])
                try require(numbers { $0.riskColour = .blue }, is: [])
                try require(numbers { $0.text = "Z-1" }, is: ["HZ-10"])
                try require(numbers { $0.text = "治一" }.count, is: 4)
                try require(numbers { $0.text = "瓦斯%" }, is: [])
                var open = HazardFilter()
                open.state = .open
                try require([reader.count(HazardFilter()), reader.count(open)], is: [4, 1])
            }
        },
        StoreCheck("hazards by deadline, then by number, page by page") { store in
            try await store.commit { transaction in
                for (number, days) in [("HZ-2", 19_810), ("HZ-10", 19_810), ("HZ-3", 19_700), ("HZ-4", 19_900)] {
                    var hazard = StoreSamples.hazard(number)
                    hazard.deadline = LocalDate(daysSinceEpoch: Int32(days))
                    try transaction.save(hazard)
                }
            }
            try await store.read { reader in
                func numbers(after hazard: Hazard? = nil, limit: Int = .max) throws -> [String] {
                    let page = Page(after: hazard.map(HazardOrder.deadline.key), limit: limit)
                    return try reader.hazards(HazardFilter(), by: .deadline, page).map(\.number)
                }
                try require(numbers(), is: ["HZ-3", "HZ-10", "HZ-2", "HZ-4"])
                try require(numbers(after: reader.hazard("HZ-3"), limit: 2), is: ["HZ-10", "HZ-2"])
                try require(numbers(after: reader.hazard("HZ-10")), is: ["HZ-2", "HZ-4"])
            }
        },
        StoreCheck("escalations by filter, in code-point order of their ids, page by page") { store in
            try await store.commit { transaction in
                for number in [1, 2, 10] { try transaction.save(StoreSamples.escalation(number)) }
                try transaction.save(StoreSamples.escalation(1, subject: "HZ-1.5", status: .resolved))
            }
            try await store.read { reader in
                func ids(_ page: Page = .all, _ change: (inout EscalationFilter) -> Void = { _ in }) throws -> [String]
                {
                    var filter = EscalationFilter()
                    change(&filter)
                    return try reader.escalations(filter, page).map(\.id.description)
                }
                try require(
                    ids(), is: ["HZ-1.5/1/leader/1", "HZ-1/1/leader/1", "HZ-1/1/leader/10", "HZ-1/1/leader/2"])
                try require(ids(Page(after: "HZ-1/1/leader/1", limit: 1)), is: ["HZ-1/1/leader/10"])
                try require(ids { $0.status = .resolved }, is: ["HZ-1.5/1/leader/1"])
                try require(ids { $0.subject = "HZ-1" }.count, is: 3)
                try require(ids { $0.stage = "city" }, is: [])
                try require(ids { $0.area = "1404" }.count, is: 4)
                var open = EscalationFilter()
                open.status = .open
                try require([reader.count(EscalationFilter()), reader.count(open)], is: [4, 3])
                let newest = try reader.escalations(EscalationFilter(), by: .newest, .all).map(\.id.description)
                try require(
                    newest, is: ["HZ-1.5/1/leader/1", "HZ-1/1/leader/10", "HZ-1/1/leader/2", "HZ-1/1/leader/1"])
                let page = Page(after: "HZ-1/1/leader/10", limit: 1)
                try require(
                    reader.escalations(open, by: .newest, page).map(\.id.description), is: ["HZ-1/1/leader/2"])
                try require(
                    reader.escalationCounts(),
                    is: [
                        EscalationCount(stage: "leader", status: .open, count: 3),
                        EscalationCount(stage: "leader", status: .resolved, count: 1),
                    ])
            }
        },
    ]
}
