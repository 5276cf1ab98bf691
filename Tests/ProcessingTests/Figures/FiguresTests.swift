import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Reports
import Testing

@testable import Node

/// What is told in several places is one number: figures, lists, counts and the daily report.
@Suite("Every number is the same wherever it is told")
struct FiguresTests {
    private func answers(to vector: RecordedVector) async throws -> (answers: Answers, date: LocalDate) {
        let store = MemoryStore()
        let replay = Replay(rules: .shipped, store: store, points: vector.points)
        for event in vector.events { _ = try await replay.take([event]) }
        let date = Zone.shanghai.date(of: vector.until)
        try await replay.finish(until: Zone.shanghai.firstInstant(of: date + 1) + Span(milliseconds: -1))
        return (Answers(store: store, rules: .shipped), date)
    }

    @Test("The figures of a day are those of its report", arguments: RecordedVector.names)
    func report(name: String) async throws {
        let (answers, date) = try await answers(to: try RecordedVector(name))
        // In the report a hazard whose deadline is the day itself is overdue at its end; as a figure from the next day on.
        let overview = try await answers.answer(Question("overview", [JSONMember("date", .string((date + 1).iso8601))]))
        let report = try await answers.answer(Question("report", [JSONMember("date", .string(date.iso8601))]))
        func total(_ column: String) -> Int {
            (report["statistics"]?.members ?? []).map(\.value).sum { $0[column]?.integer }
        }
        #expect(report["unresolved"]?.array?.count == total("unresolved"))
        #expect(overview.figure("open") + overview.figure("rectified") == total("unresolved"))
        #expect(overview.figure("overdue") == total("overdue"))
        #expect(overview.figure("overdueMajor") == total("overdueMajor"))
    }

    @Test("The figures are the lengths of the lists", arguments: RecordedVector.names)
    func lists(name: String) async throws {
        let (answers, date) = try await answers(to: try RecordedVector(name))
        let day = JSONMember("date", .string(date.iso8601))
        let overview = try await answers.answer(Question("overview", [day]))
        func length(_ list: String, _ filter: [JSONMember]) async throws -> Int {
            let items = try await answers.answer(Question(list, filter)).array ?? []
            let count = try await answers.answer(Question("count", [JSONMember("of", .string(list))] + filter))
            #expect(count["count"]?.integer == items.count, "\(list) \(filter)")
            return items.count
        }
        for state in ["open", "rectified", "closed", "withdrawn"] {
            #expect(try await length("hazards", [JSONMember("state", .string(state))]) == overview.figure(state))
        }
        let overdue = JSONMember("overdueOn", .string(date.iso8601))
        #expect(try await length("hazards", [overdue]) == overview.figure("overdue"))
        let overdueMajor = try await length("hazards", [overdue, JSONMember("level", "major")])
        #expect(overdueMajor == overview.figure("overdueMajor"))
        #expect(overview["overdueMajorByCounty"]?.array?.sum { $0["count"]?.integer } == overdueMajor)
        #expect(overview["overdueMajorBySector"]?.array?.sum { $0["count"]?.integer } == overdueMajor)
        #expect(overview["oldestOverdue"]?.array?.count == min(10, overview.figure("overdue")))
        for ledger in overview["ledgers"]?.array ?? [] {
            for status in ["open", "closed", "withdrawn"] {
                let filter = [JSONMember("code", ledger["code"] ?? .null), JSONMember("status", .string(status))]
                #expect(try await length("ledger", filter) == ledger.figure(status))
            }
        }
        for count in overview["escalations"]?.array ?? [] {
            let filter = ["stage", "status"].map { JSONMember($0, count[$0] ?? .null) }
            #expect(try await length("escalations", filter) == count.figure("count"))
        }
        #expect(try await length("incidents", []) == overview.figure("incidents"))
        #expect(try await length("dead-letters", []) == overview.figure("deadLetters"))
        #expect(try await answers.answer(Question("watchlist")).array?.count == overview.figure("watched"))
    }

    @Test("The trend of seven days is what the ledgers opened and closed in them", arguments: RecordedVector.names)
    func trend(name: String) async throws {
        let (answers, last) = try await answers(to: try RecordedVector(name))
        let days = (0..<7).map { last + ($0 - 6) }
        let overview = try await answers.answer(Question("overview", [JSONMember("date", .string(last.iso8601))]))
        for ledger in overview["ledgers"]?.array ?? [] {
            let entries =
                try await answers.answer(Question("ledger", [JSONMember("code", ledger["code"] ?? .null)])).array ?? []
            func number(_ column: String, on day: LocalDate) -> Int {
                entries.count { entry in
                    entry[column]?.string.flatMap(Instant.init(rfc3339:)).map(Zone.shanghai.date) == day
                }
            }
            let trend = ledger["trend"]?.array ?? []
            #expect(trend.map { $0["date"] } == days.map { .string($0.iso8601) })
            #expect(trend.map { $0.figure("opened") } == days.map { number("openedAt", on: $0) })
            #expect(trend.map { $0.figure("closed") } == days.map { number("closedAt", on: $0) })
        }
    }

    @Test("Hazards by deadline come page by page, each once")
    func pages() async throws {
        let (answers, _) = try await answers(to: try RecordedVector("quarter"))
        let order = JSONMember("order", "deadline")
        let all = try await answers.answer(Question("hazards", [order])).array ?? []
        var paged: [JSONValue] = []
        while true {
            let after = paged.last.map {
                "\($0["deadline"]?.string ?? "")/\($0["number"]?.string ?? $0["hazard"]?.string ?? "")"
            }
            let page = try await answers.answer(
                Question("hazards", [order, JSONMember("limit", 7), JSONMember("after", JSONValue(after))]))
            guard let items = page.array, !items.isEmpty else { break }
            paged += items
        }
        #expect(paged == all && all.count > 20)
        let deadlines = all.map { $0["deadline"]?.string ?? "" }
        #expect(deadlines == deadlines.sorted())
        await #expect(throws: AskError.self) {
            try await answers.answer(Question("hazards", [order, JSONMember("after", "HZ-1")]))
        }
    }
}

extension JSONValue {
    fileprivate func figure(_ name: String) -> Int { self[name]?.integer ?? -1 }
}

extension [JSONValue] {
    fileprivate func sum(_ figure: (JSONValue) -> Int?) -> Int { reduce(0) { $0 + (figure($1) ?? 0) } }
}
