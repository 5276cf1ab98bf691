import LedgerStore
import Ledgers

/// What every driver promises, as checks on an empty store.
public enum StoreContract {
    public static let checks = transactions + log + entities + timers + lists + figures

    private struct Undone: Error {}

    static let transactions = [
        StoreCheck("what work throws comes out, and nothing it did stays") { store in
            do {
                try await store.commit { transaction in
                    _ = try transaction.append(StoreSamples.draft("1"))
                    try transaction.save(StoreSamples.hazard("HZ-1"))
                    try transaction.save(StoreSamples.escalation(1))
                    try transaction.schedule(Timer(subject: "HZ-1", kind: .parked(position: 1), due: StoreSamples.noon))
                    try transaction.park(StoreSamples.parked(1))
                    try transaction.save(StoreSamples.letter(1))
                    try transaction.save(StoreSamples.incident("SG-1"))
                    throw Undone()
                }
            } catch is Undone {}
            try await store.read { reader in
                try require(reader.head(), is: LogHead())
                try require(reader.hazard("HZ-1"), is: nil)
                try require(reader.escalations(EscalationFilter(), .all), is: [])
                try require(reader.firstTimer(), is: nil)
                try require(reader.parkedEvents(), is: [])
                try require(reader.deadLetters(after: 0, limit: 9), is: [])
                try require(reader.incident("SG-1"), is: nil)
            }
        },
        StoreCheck("a transaction sees what it has done, and readers see it afterwards") { store in
            try await store.commit { transaction in
                var hazard = StoreSamples.hazard("HZ-1")
                try require(transaction.hazard("HZ-1"), is: nil)
                for round in 1...3 {
                    hazard.round = round
                    try transaction.save(hazard)
                    try require(transaction.hazard("HZ-1"), is: hazard)
                    try transaction.save(StoreSamples.hazard("HZ-2"))
                    try require(transaction.hazard("HZ-2"), is: StoreSamples.hazard("HZ-2"))
                    try require(transaction.hazard("HZ-1"), is: hazard)
                }
                try require(transaction.parkedEvents(for: "HZ-1"), is: [])
                try transaction.park(StoreSamples.parked(1))
                try require(transaction.parkedEvents(for: "HZ-1"), is: [StoreSamples.parked(1)])
            }
            try await store.read { try require($0.hazard("HZ-1")?.round, is: 3) }
        },
    ]

    static let log = [
        StoreCheck("positions count from one without gaps, and each row names the one before on its topic") { store in
            let rows = try await store.commit { transaction in
                try [("1", "140403"), ("2", "140404"), ("3", "140403")].map {
                    try transaction.append(StoreSamples.draft($0.0, area: $0.1))
                }
            }
            try require(rows.map(\.position), is: [1, 2, 3])
            try require(rows.map(\.previous), is: [0, 0, 1])
            let next = try await store.commit { try $0.append(StoreSamples.draft("4", area: "140404")) }
            try require(next.previous, is: 2)
            let stored = try await store.read { try $0.rows(from: 1, limit: 9, filter: .all) }
            try require(stored, is: rows + [next])
            try await store.read {
                try require($0.head(), is: LogHead(position: 4, at: StoreSamples.noon, hash: next.hash))
            }
        },
        StoreCheck("a row keeps the office that sent it, and one that nobody vouches for none") { store in
            let rows = try await store.commit { transaction in
                try ["潞州区应急管理局", nil, ""].enumerated().map { index, office in
                    try transaction.append(StoreSamples.draft("\(index)", office: office))
                }
            }
            try await store.read { reader in
                try require(reader.rows(from: 1, limit: 9, filter: .all), is: rows)
                try require(
                    reader.rows(about: "HZ-1").map(\.draft.office), is: ["潞州区应急管理局", nil, ""])
            }
        },
        StoreCheck("each row is chained to the one before, in one commit and from one to the next") { store in
            for kind in [LogDraft.Kind.event, .news] {
                try await store.commit { transaction in
                    for id in ["1", "2"] { _ = try transaction.append(StoreSamples.draft("\(kind)\(id)", kind: kind)) }
                }
            }
            let rows = try await store.read { try $0.rows(from: 1, limit: 9, filter: .all) }
            try require(rows.count, is: 4)
            for (before, row) in zip([ChainHash.beginning] + rows.map(\.hash), rows) {
                try require(row.isChained(to: before), is: true)
            }
            try await store.read { try require($0.head().hash, is: rows[3].hash) }
        },
        StoreCheck("the outbox holds the escalations of the log, and cursors are kept by name") { store in
            try await store.commit { transaction in
                for (id, kind, type) in [
                    ("a", LogDraft.Kind.news, "escalation"), ("b", .event, "hazard-found"),
                    ("c", .news, "escalation-resolved"), ("d", .news, "escalation"),
                ] {
                    _ = try transaction.append(StoreSamples.draft(id, kind: kind, type: type))
                }
                for (name, position) in [("b", 1), ("a", 2), ("a", 3)] {
                    try transaction.save(
                        OutboxCursor(name: name, position: Int64(position), acknowledgedAt: StoreSamples.noon))
                }
                try transaction.removeOutboxCursor("b")
            }
            try await store.read { reader in
                try require(reader.outbox(after: 0, limit: 9).map(\.position), is: [1, 4])
                try require(reader.outbox(after: 0, limit: 1).map(\.position), is: [1])
                try require(reader.outbox(after: 1, limit: 9).map(\.position), is: [4])
                try require([reader.outboxCount(after: 0), reader.outboxCount(after: 4)], is: [2, 0])
                let cursor = OutboxCursor(name: "a", position: 3, acknowledgedAt: StoreSamples.noon)
                try require(reader.outboxCursors(), is: [cursor])
                try require(reader.outboxCursor("a"), is: cursor)
                try require(reader.outboxCursor("b"), is: nil)
            }
        },
        StoreCheck("the newest event of each source, and the newest checkpoint, are known") { store in
            try await store.commit { transaction in
                for (id, kind) in [
                    ("1", LogDraft.Kind.event), ("2", .event), ("3", .news), ("4", .checkpoint), ("5", .notice),
                ] {
                    _ = try transaction.append(StoreSamples.draft(id, kind: kind))
                }
                try require(transaction.loggedEvent(source: "/offices/a", id: "5")?.position, is: 5)
            }
            try await store.read { reader in
                let standing = SourceStanding(source: "/offices/a", position: 2, at: StoreSamples.noon)
                try require(reader.sources(.all), is: [standing])
                try require(reader.newestCheckpoint()?.position, is: 4)
            }
        },
        StoreCheck("an event is found by source and id, with what has become of it") { store in
            try await store.commit { transaction in
                _ = try transaction.append(StoreSamples.draft("1", standing: .parked))
                try require(
                    transaction.loggedEvent(source: "/offices/a", id: "1"),
                    is: LoggedEvent(position: 1, standing: .parked, body: Array("{\"id\":\"1\"}".utf8)))
                try transaction.setStanding(.refused(.hazardClosed), at: 1)
                try require(
                    transaction.loggedEvent(source: "/offices/a", id: "1")?.standing, is: .refused(.hazardClosed))
                try require(transaction.loggedEvent(source: "/offices/b", id: "1"), is: nil)
            }
        },
        StoreCheck("rows are found by position, type, area and subject") { store in
            try await store.commit { transaction in
                _ = try transaction.append(StoreSamples.draft("1"))
                _ = try transaction.append(StoreSamples.draft("2", type: "rectified", area: "211102"))
                _ = try transaction.append(StoreSamples.draft("3", subject: "HZ-2"))
                _ = try transaction.append(StoreSamples.draft("rules/4", kind: .rules, type: "rules", subject: "rules"))
            }
            try await store.read { reader in
                func positions(_ from: Int64, _ limit: Int, _ filter: LogFilter) throws -> [Int64] {
                    try reader.rows(from: from, limit: limit, filter: filter).map(\.position)
                }
                try require(positions(2, 2, .all), is: [2, 3])
                try require(positions(0, 9, LogFilter(types: ["rectified"])), is: [2])
                try require(positions(0, 9, LogFilter(types: ["fied"])), is: [])
                try require(positions(0, 9, LogFilter(area: "1404")), is: [1, 3, 4])
                try require(reader.rows(about: "HZ-1").map(\.position), is: [1, 2])
                try require(reader.rulesRows(after: 0).map(\.position), is: [4])
                try require(reader.rulesRows(after: 3).map(\.position), is: [4])
                try require(reader.rulesRows(after: 4).map(\.position), is: [])
            }
        },
    ]

    static let entities = [
        StoreCheck("every entity comes back as it was saved, and the last save counts") { store in
            try await store.commit { transaction in
                for number in 1...2 { try transaction.save(StoreSamples.escalation(number)) }
                try transaction.save(StoreSamples.escalation(1, status: .resolved))
                try transaction.save(StoreSamples.incident("SG-1"))
                try transaction.park(StoreSamples.parked(7))
            }
            try await store.read { reader in
                let resolved = StoreSamples.escalation(1, status: .resolved)
                try require(reader.escalation(resolved.id), is: resolved)
                try require(reader.incident("SG-1"), is: StoreSamples.incident("SG-1"))
                try require(reader.parkedEvents(), is: [StoreSamples.parked(7)])
            }
        },
        StoreCheck("unresolved escalations come in the order in which they were raised") { store in
            try await store.commit { transaction in
                for number in [2, 10, 1] { try transaction.save(StoreSamples.escalation(number)) }
                try transaction.save(StoreSamples.escalation(10, status: .acknowledged))
                try transaction.save(StoreSamples.escalation(2, status: .resolved))
                try require(transaction.unresolvedEscalations(of: "HZ-1").map(\.id.number), is: [10, 1])
                try require(transaction.unresolvedEscalations(of: "HZ-2"), is: [])
            }
        },
        StoreCheck("parked events are found by hazard and position until they are taken off") { store in
            try await store.commit { transaction in
                for position in [9, 3] { try transaction.park(StoreSamples.parked(Int64(position))) }
                try transaction.park(StoreSamples.parked(5, subject: "HZ-2"))
                try require(transaction.parkedEvents(for: "HZ-1").map(\.position), is: [3, 9])
                try require(transaction.parkedEvent(at: 5), is: StoreSamples.parked(5, subject: "HZ-2"))
                try transaction.unpark(3)
                try require(transaction.parkedEvents(for: "HZ-1").map(\.position), is: [9])
            }
        },
        StoreCheck("what is taken off is gone for the rest of the transaction, whatever is asked first") { store in
            let timer = Timer(subject: "HZ-1", kind: .parked(position: 3), due: StoreSamples.noon)
            try await store.commit { transaction in
                for position in [3, 9] { try transaction.park(StoreSamples.parked(Int64(position))) }
                for number in [1, 2] { try transaction.save(StoreSamples.escalation(number)) }
                try transaction.schedule(timer)
            }
            try await store.commit { transaction in
                try require(transaction.parkedEvent(at: 3), is: StoreSamples.parked(3))
                try transaction.unpark(3)
                try transaction.save(StoreSamples.escalation(1, status: .resolved))
                try transaction.cancel(timer)
                try require(transaction.parkedEvents(for: "HZ-1").map(\.position), is: [9])
                try require(transaction.unresolvedEscalations(of: "HZ-1").map(\.id.number), is: [2])
                try require(transaction.firstTimer(), is: nil)
                try require(transaction.timers(of: "HZ-1"), is: [])
            }
            try await store.read { try require($0.parkedEvents().map(\.position), is: [9]) }
        },
        StoreCheck("enterprises are told apart by code where both have one, else by name, byte by byte") { store in
            try await store.commit { transaction in
                var hazard = StoreSamples.hazard("HZ-1")
                hazard.state = .open
                try transaction.save(hazard)
                func has(_ name: String, _ uscc: String?, _ days: Int32 = 19_811) throws -> Bool {
                    try transaction.hasOpenMajorHazard(
                        of: Enterprise(name: name, uscc: uscc), dueBefore: LocalDate(daysSinceEpoch: days))
                }
                try require(has("另一个名字", "91110000600037341L"), is: true)
                try require(has("长治一矿", nil), is: true)
                try require(has("长治一矿", "91140000AAAAAAAAA0"), is: false)
                try require(has("长治一矿", nil, 19_810), is: false)
                try require(transaction.hazardsOverdue(for: "长治一矿"), is: 1)
                // U+F9DC is canonically equivalent to U+9686, and another name all the same.
                try require(transaction.hazardsOverdue(for: "长治一矿\u{F9DC}"), is: 0)
            }
        },
        StoreCheck("the last hazard of a range is the last in code-point order, also of those not committed yet") {
            store in
            try await store.commit { transaction in
                for number in ["CG-A-20230101T000000Z", "CG-A-20230102T000000Z", "CG-B-1", "CG-A"] {
                    try transaction.save(StoreSamples.hazard(number))
                }
                let first = "CG-A-20230101T000000Z"
                let second = "CG-A-20230102T000000Z"
                let expected: [(Range<String>, String?)] = [
                    ("CG-A-2"..<"CG-A-3", second), ("CG-A-2"..<second, first), (first..<second, first),
                    ("CG-A-2"..<first, nil), ("CG-C"..<"CG-D", nil),
                ]
                for (range, number) in expected {
                    try require(transaction.lastHazard(in: range)?.number, is: number)
                }
            }
            try await store.commit { transaction in
                try transaction.save(StoreSamples.hazard("CG-A-20230103T000000Z"))
                try require(transaction.lastHazard(in: "CG-A-2"..<"CG-A-3")?.number, is: "CG-A-20230103T000000Z")
            }
        },
        StoreCheck("an open major hazard is found by the enterprise that it has now, whatever was undone") { store in
            var hazard = StoreSamples.hazard("HZ-1")
            hazard.state = .open
            try await requireOpen(hazard, ["长治一矿"], in: store)
            var closed = hazard
            closed.state = .closed
            do { try await requireOpen(closed, [], in: store, thenThrow: Undone()) } catch is Undone {}
            try await requireOpen(nil, ["长治一矿"], in: store)
            hazard.enterprise = Enterprise(name: "大同二厂")
            try await requireOpen(hazard, ["大同二厂"], in: store)
            hazard.level = .general
            try await requireOpen(hazard, [], in: store)
        },
        StoreCheck("measures, entries and the watch list") { store in
            let measure = Measure(
                number: "CF-1", kind: .jointSanction, status: .lifted, enterprise: Enterprise(name: "大同二厂"),
                area: "140215",
                hazard: "HZ-1", incident: "SG-1", orderedAt: StoreSamples.noon)
            let entry = LedgerEntry(
                ledger: "sanction", subject: "CF-1", status: .closed, openedAt: StoreSamples.noon,
                closedAt: StoreSamples.noon + .days(1))
            let watched = WatchEntry(
                watched: Watched(kind: .team, name: "综采一队"), reasons: [.manual, .reopened], since: StoreSamples.noon)
            try await store.commit { transaction in
                try transaction.save(measure)
                try require(transaction.add(entry.reopened()), is: true)
                try transaction.save(entry)
                try require(transaction.add(entry.reopened()), is: false)
                try transaction.save(watched)
                try require(transaction.measure("CF-1"), is: measure)
                try require(transaction.entry(of: "CF-1", in: "sanction"), is: entry)
                try require(transaction.entry(of: "CF-1", in: "penalty"), is: nil)
                try require(transaction.watchEntry(watched.watched), is: watched)
                try transaction.remove(watched.watched)
                try require(transaction.watchlist(), is: [])
            }
            try await store.read {
                try require($0.entryCounts(), is: [EntryCount(ledger: "sanction", status: .closed, count: 1)])
            }
        },
        StoreCheck("a dead letter is found by source, id and code, whatever these hold; one without is found by number")
        { store in
            try await store.commit { transaction in
                try require(transaction.nextLetterNumber(), is: 1)
                let odd = StoreSamples.letter(1, source: "a\u{0}b", id: "\u{E9}")
                try transaction.save(odd)
                try transaction.save(StoreSamples.letter(2, source: nil, id: nil))
                try transaction.save(StoreSamples.letter(3, source: nil, id: nil))
                try require(transaction.deadLetter(source: "a\u{0}b", id: "\u{E9}", code: "invalid-data"), is: odd)
                try require(transaction.deadLetter(source: "a", id: "\u{E9}", code: "invalid-data"), is: nil)
                try require(transaction.deadLetter(source: "a\u{0}b", id: "e\u{301}", code: "invalid-data"), is: nil)
                var counted = odd
                counted.count = 5
                try transaction.save(counted)
                try require(transaction.deadLetter(1), is: counted)
                try require(transaction.deadLetters(after: 1, limit: 9).map(\.number), is: [2, 3])
                try require(transaction.nextLetterNumber(), is: 4)
            }
        },
    ]

    /// Saves the hazard, and asks at once of which enterprises there is one.
    private static func requireOpen(
        _ hazard: Hazard?, _ names: [String], in store: any LedgerStore, thenThrow error: (any Error)? = nil
    ) async throws {
        try await store.commit { transaction in
            if let hazard { try transaction.save(hazard) }
            let found = try ["长治一矿", "大同二厂"].filter {
                try transaction.hasOpenMajorHazard(
                    of: Enterprise(name: $0), dueBefore: LocalDate(daysSinceEpoch: 19_811))
            }
            try require(found, is: names)
            if let error { throw error }
        }
    }
}
