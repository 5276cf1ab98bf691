import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Testing

@testable import Node

@Suite("An office is shown its areas, as if there were no others")
struct ViewingTests {
    private static let own = "140403"
    private static let foreign = "140214"
    private let viewer = Viewer(scope: AreaScope(["1404"]), office: "长治市")

    /// One of everything, in one area; the numbers begin with its letter.
    private func events(_ letter: String, in area: String) -> [EventDraft] {
        let enterprise = Enterprise(name: "\(letter)矿")
        return [
            .found("\(letter)-1", deadline: "2023-01-01", of: enterprise, area: area),
            .found("\(letter)-2", .general, of: enterprise, area: area), .rectified("\(letter)-2"),
            .found("\(letter)-3", of: enterprise, area: area), .rectified("\(letter)-3"),
            .verified("\(letter)-3", .failed),
            .measure("\(letter)-M", .suspension, .ordered, of: enterprise).data("area", .string(area)),
            .incident("\(letter)-S", IncidentFigures(deaths: 1), of: enterprise, occurredAt: "2023-01-02 07:30")
                .data("area", .string(area)),
            .acknowledged("\(letter)-1/1/overdue/1"), .rectified("\(letter)-9"),
            .found("\(letter)-4").id("x\(letter)")
                .data("level", "huge"),
        ]
    }

    private func store(_ parts: [(letter: String, area: String, office: String)]) async throws -> MemoryStore {
        let store = MemoryStore()
        let processor = Processor(rules: .shipped)
        let decoder = EventDecoder(policy: .shipped)
        for index in events("", in: "").indices {
            for part in parts {
                let event = events(part.letter, in: part.area)[index].json(id: "\(part.letter)\(index)")
                let decoded = decoder.decode(event.bytes, receivedAt: "2023-01-02 09:00")
                let received = ReceivedEvent(.event(decoded), from: part.office, receivedAt: "2023-01-02 09:00")
                _ = try await store.commit { try processor.receive(received, in: $0) }
            }
        }
        return store
    }

    private func answers(_ store: any LedgerStore) -> Answers { Answers(store: store, rules: .shipped) }

    private var questions: [Question] {
        let date = JSONMember("date", "2023-01-05")
        return [
            Question("hazards"), Question("hazards", [JSONMember("limit", 1)]),
            Question("hazards", [JSONMember("after", "A-1"), JSONMember("limit", 1)]), Question("ledgers"),
            Question("hazards", [JSONMember("order", "deadline"), JSONMember("text", "矿")]),
            Question("escalations", [JSONMember("order", "newest"), JSONMember("limit", 2)]),
            Question("count", [JSONMember("of", "hazards")]),
            Question("count", [JSONMember("of", "escalations")]), Question("count", [JSONMember("of", "incidents")]),
            Question("count", [JSONMember("of", "dead-letters")]),
            Question(
                "count", [JSONMember("of", "ledger"), JSONMember("code", "rectify"), JSONMember("kind", "major")]),
            Question("escalations"), Question("escalations", [JSONMember("status", "open")]), Question("incidents"),
            Question("report", [date]), Question("hazard", [JSONMember("hazard", "B-1")]),
        ] + LedgerCatalog.shipped.ledgers.map { Question("ledger", [JSONMember("code", .string($0.code))]) }
    }

    private func outcome(_ question: Question, _ answers: Answers, _ viewer: Viewer) async throws -> String {
        do {
            return try await answers.answer(question, for: viewer).text
        } catch let error as AskError {
            return error.code
        }
    }

    @Test("What is asked of a shared node is answered as by one of its own")
    func alone() async throws {
        let shared = answers(
            try await store([("B", Self.foreign, "云冈区"), ("A", Self.own, "长治市"), ("C", Self.foreign, "云冈区")]))
        let alone = answers(try await store([("A", Self.own, "长治市")]))
        for question in questions {
            let expected = try await outcome(question, alone, .everything)
            #expect(
                try await outcome(question, shared, viewer) == expected,
                "\(String(decoding: question.bytes, as: UTF8.self))")
        }
        let date = [JSONMember("date", "2023-01-05")]
        let own = try await shared.answer(Question("overview", date), for: viewer)
        let expected = try await alone.answer(Question("overview", date))
        func shownToAll(_ overview: JSONValue) -> JSONValue {
            overview.setting("/watched", to: nil).setting("/deadLetters", to: nil)
        }
        #expect(shownToAll(own) == shownToAll(expected))
        #expect(own["watched"] == .null && expected["watched"] == 1)
        #expect(own["deadLetters"] == .null && expected["deadLetters"] == 1)
    }

    @Test(
        "What is counted is what is listed, whatever the areas",
        arguments: [["1404"], ["140403"], ["140403", "140214"], ["140403-kf"], ["14"], ["21"], ["140403001"]],
        ["", "1404", "140403", "140403-kf", "21"])
    func counted(scope: [String], area: String) async throws {
        let answers = answers(
            try await store([("A", Self.own, "长治市"), ("B", Self.foreign, "云冈区"), ("C", "140403-kf", "长治市")]))
        let viewer = Viewer(scope: AreaScope(scope))
        for (list, code) in [("hazards", nil), ("escalations", nil), ("ledger", "rectify"), ("ledger", "suspension")] {
            let filter = [JSONMember("area", .string(area)), JSONMember("code", JSONValue(code))]
            let listed = try await answers.answer(Question(list, filter), for: viewer).array ?? []
            let counted = try await answers.answer(
                Question("count", [JSONMember("of", .string(list))] + filter), for: viewer)
            #expect(counted["count"]?.integer == listed.count)
            #expect(listed.allSatisfy { AreaScope(scope).includes($0["area"]?.string) })
        }
        let date = [JSONMember("date", "2023-01-05")]
        let overview = try await answers.answer(Question("overview", date), for: viewer)
        let all = try await answers.answer(Question("hazards"), for: viewer).array?.count
        #expect(overview["found"]?.integer == all)
    }

    @Test("History: its areas, what it has sent itself, and checkpoints; each page is as long as asked for")
    func history() async throws {
        let store = try await store([("B", Self.foreign, "云冈区"), ("A", Self.own, "长治市")])
        _ = try await store.commit {
            try Processor(rules: .shipped).checkpoint(at: "2023-01-02 10:00", key: NodeKey(), in: $0)
        }
        let all = try await answers(store).answer(Question("history", [JSONMember("limit", 1_000)])).array ?? []
        let shown =
            try await answers(store).answer(Question("history", [JSONMember("limit", 1_000)]), for: viewer).array ?? []
        let expected = all.filter { row in
            let topic = row["topic"]?.string ?? ""
            return topic.hasSuffix(".1404\(topic.suffix(2))") || row["office"] == "长治市" || topic.hasPrefix("checkpoint")
        }
        #expect(shown == expected && shown.count < all.count / 2 + 2 && !shown.isEmpty)
        #expect(shown.contains { $0["office"] == "长治市" && $0["kind"] == "refusal" })
        let page = try await answers(store).answer(Question("history", [JSONMember("limit", 3)]), for: viewer).array
        #expect(page == Array(expected.prefix(3)))
    }

    @Test("Dead letters: its own, whatever areas they name")
    func letters() async throws {
        let answers = answers(try await store([("B", Self.foreign, "云冈区"), ("A", Self.own, "长治市")]))
        let all = try await answers.answer(Question("dead-letters")).array ?? []
        let shown = try await answers.answer(Question("dead-letters"), for: viewer).array ?? []
        #expect(shown.map { $0["id"] } == ["xA"] && all.count == 2)
        for letter in all {
            let question = Question("dead-letter", [JSONMember("number", letter["number"] ?? .null)])
            #expect(try await outcome(question, answers, viewer).contains("not-found") == (letter["id"] == "xB"))
        }
    }

    @Test(
        "What is about all areas is not for it; nor is who else is an office", arguments: Answers.asksAboutAll.sorted())
    func forbidden(ask: String) async throws {
        let store = MemoryStore()
        try await Replay(rules: Rules(policy: .shipped, catalog: .shipped, offices: .samples), store: store)
            .recordRules(at: "2023-01-02 09:00")
        let answers = Answers(
            store: store, rules: Rules(policy: .shipped, catalog: .shipped, offices: .samples))
        let question = Question(ask, ask == "outbox" ? [JSONMember("cursor", "a")] : [])
        let error = await #expect(throws: AskError.self) { try await answers.answer(question, for: viewer) }
        #expect(error?.code == "forbidden")
        _ = try await answers.answer(question)
        #expect(try await answers.answer(Question("rules"), for: viewer)["offices"] == nil)
        #expect(try await answers.answer(Question("rules"))["offices"]?.array?.count == 5)
    }
}
