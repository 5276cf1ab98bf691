import LedgerStore
import Ledgers

/// What figures are made of.
extension StoreContract {
    static let figures: [StoreCheck] = [
        StoreCheck("hazards are counted by state, level, county, sector and risk colour") { store in
            try await store.commit { transaction in
                try transaction.save(StoreSamples.hazard("HZ-1"))
                for (number, area) in [("HZ-2", "140403"), ("HZ-3", "140403001"), ("HZ-4", "140403-kf")] {
                    var hazard = StoreSamples.hazard(number)
                    (hazard.state, hazard.area) = (.open, area)
                    if number == "HZ-4" { hazard.deadline = LocalDate(daysSinceEpoch: 19_811) }
                    hazard.details.riskColour = nil
                    try transaction.save(hazard)
                }
            }
            try await store.read { reader in
                let tallies = try reader.hazardTallies(dueBefore: LocalDate(daysSinceEpoch: 19_811))
                func tally(_ state: Hazard.State, _ colour: RiskColour?, _ count: Int, overdue: Int) -> HazardTally {
                    HazardTally(
                        state: state, level: .major, county: "140403", sector: "煤矿", riskColour: colour, count: count,
                        overdue: overdue)
                }
                try require(
                    Set(tallies), is: [tally(.rectified, .red, 1, overdue: 1), tally(.open, nil, 3, overdue: 2)])
                try require(tallies.count, is: 2)
            }
        },
        StoreCheck("entries by what they are about, counted and page by page") { store in
            let rule = LedgerRule(
                code: "all", title: "全部", hazards: .all, measures: [.penalty],
                incidents: IncidentRule(closedByMeasure: .accountability, closedByStatus: .executed))
            try await store.commit { transaction in
                try transaction.save(StoreSamples.hazard("N-1"))
                for number in ["N-1", "N-2"] {
                    try transaction.save(
                        Measure(
                            number: number, kind: .penalty, status: .ordered, enterprise: Enterprise(name: "大同二厂"),
                            area: "140214", hazard: nil, incident: nil, orderedAt: StoreSamples.noon))
                }
                try transaction.save(StoreSamples.incident("N-2"))
                try transaction.save(StoreSamples.incident("N-3"))
                for subject in ["N-1", "N-2", "N-3"] {
                    try transaction.save(
                        LedgerEntry(ledger: "all", subject: subject, status: .open, openedAt: StoreSamples.noon))
                }
                try transaction.save(
                    LedgerEntry(ledger: "other", subject: "N-1", status: .open, openedAt: StoreSamples.noon))
            }
            try await store.read { reader in
                func subjects(_ change: (inout EntryFilter) -> Void) throws -> [String] {
                    var filter = EntryFilter()
                    change(&filter)
                    let found = try reader.entries(of: rule, filter, .all).map(\.subject)
                    try require(reader.count(of: rule, filter), is: found.count)
                    return found
                }
                try require(subjects { _ in }, is: ["N-1", "N-2", "N-3"])
                try require(subjects { $0.status = .closed }, is: [])
                try require(subjects { $0.kind = "major" }, is: ["N-1"])
                try require(subjects { $0.kind = "penalty" }, is: ["N-2"])
                try require(subjects { $0.area = "140215" }, is: ["N-3"])
                try require(subjects { $0.sector = "冶金工贸" }, is: ["N-3"])
                try require(subjects { $0.text = "瓦斯" }, is: ["N-1"])
                try require(subjects { $0.text = "大同" }, is: ["N-2", "N-3"])
                try require(subjects { $0.text = "N-" }, is: ["N-1", "N-2", "N-3"])
                var filter = EntryFilter()
                filter.text = "N-"
                let page = Page(after: "N-1", limit: 1)
                try require(reader.entries(of: rule, filter, page).map(\.subject), is: ["N-2"])
            }
        },
        StoreCheck("what ledgers got and closed is told by the quarter of an hour") { store in
            let first = Instant(milliseconds: 1_704_427_200_000)
            try await store.commit { transaction in
                for (subject, minutes, closed) in [
                    ("A", 0, 14 as Int64?), ("B", 14, 15), ("C", 15, nil), ("D", 30, nil),
                ] {
                    var entry = LedgerEntry(
                        ledger: "rectify", subject: subject, status: closed == nil ? .open : .closed,
                        openedAt: first + .minutes(Int64(minutes)))
                    entry.closedAt = closed.map { first + .minutes($0) }
                    try transaction.save(entry)
                }
            }
            try await store.read { reader in
                let flow = try reader.entryFlow(over: first..<first + .minutes(30))
                try require(
                    flow.sorted { $0.quarter < $1.quarter },
                    is: [
                        EntryFlow(ledger: "rectify", quarter: first, opened: 2, closed: 1),
                        EntryFlow(ledger: "rectify", quarter: first + .minutes(15), opened: 1, closed: 1),
                    ])
            }
        },
        StoreCheck("incidents are counted, and dead letters listed from the newest") { store in
            try await store.commit { transaction in
                try transaction.save(StoreSamples.incident("SG-1"))
                var punctual = StoreSamples.incident("SG-2")
                punctual.late = false
                try transaction.save(punctual)
                for number in Int64(1)...4 { try transaction.save(StoreSamples.letter(number, id: "d-\(number)")) }
            }
            try await store.read { reader in
                try require(reader.incidentCounts(), is: IncidentCounts(all: 2, late: 1))
                try require(reader.deadLetters(before: nil, limit: 3).map(\.number), is: [4, 3, 2])
                try require(reader.deadLetters(before: 2, limit: .max).map(\.number), is: [1])
                try require(reader.deadLetters(before: 1, limit: 9), is: [])
            }
        },
    ]
}
