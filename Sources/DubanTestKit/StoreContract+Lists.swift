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
                try require(
                    reader.hazardCounts(dueBefore: LocalDate(daysSinceEpoch: 19_811)),
                    is: [
                        HazardCount(state: .open, level: .general, count: 1, overdue: 1),
                        HazardCount(state: .rectified, level: .major, count: 3, overdue: 3),
                    ])
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
