import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Testing
import ZeroMQ

@testable import Node

@Suite("Offices on real sockets, told apart by their keys", .timeLimit(.minutes(15)))
struct LiveOfficesTests {
    private let county: CurveKeyPair
    private let duty: CurveKeyPair

    init() throws {
        county = try Curve.generateKeyPair()
        duty = try Curve.generateKeyPair()
    }

    private var offices: [Office] {
        [
            Office(
                name: "潞州区", keys: [county.publicKey.z85], areas: AreaScope(["140403"]),
                sources: [SourcePattern("/offices/140403-*")], types: EventType.allCases, mayFollow: true,
                tail: LiveNode.free, mayAsk: true),
            Office(
                name: "值班室", keys: [duty.publicKey.z85], areas: .everywhere, sources: [SourcePattern("/duty")],
                types: EventType.allCases, mayFollow: true, mayAsk: true),
        ]
    }

    private func found(_ number: String, area: String = "140403", source: String = "/offices/140403-yjj") -> [UInt8] {
        EventDraft.found(number, area: area).from(source).json(id: number, receivedAt: Bench.morning).bytes
    }

    private func ask(_ ask: String) -> [UInt8] { Question(ask).bytes }

    @Test("A known key is let in, and its office is in the log")
    func known() async throws {
        let live = try await LiveNode(offices)
        let ingest = try await live.client(.dealer, at: live.node.endpoints.ingest, as: county)
        #expect(try await ingest.ask(found("H-1"))?["status"] == 200)
        #expect(try await ingest.ask(found("H-2", area: "140214"))?["status"] == 403)
        #expect(try await ingest.ask(found("H-3", source: "/duty"))?["status"] == 403)
        let rows = try await live.store.read { try $0.rows(from: 1, limit: 9, filter: .all) }
        #expect(rows.map(\.draft.office) == [nil, "潞州区", "潞州区", "潞州区"])
        try await live.stop()
    }

    @Test("Another key, and none at all, get nowhere", arguments: [true, false])
    func unknown(hasKey: Bool) async throws {
        let live = try await LiveNode(offices)
        let keys = hasKey ? try Curve.generateKeyPair() : nil
        let strangers = [
            try await live.client(.dealer, at: live.node.endpoints.ingest, as: keys),
            try await live.client(.dealer, at: live.node.endpoints.query, as: keys),
        ]
        for stranger in strangers { try? await stranger.send([[], found("H-1")], timeout: .milliseconds(300)) }
        // Who is known is answered meanwhile, and would be so after the others, had they been let in.
        let ingest = try await live.client(.dealer, at: live.node.endpoints.ingest, as: county)
        #expect(try await ingest.ask(found("H-2"))?["status"] == 200)
        for stranger in strangers { #expect(try await stranger.receive(.milliseconds(300)) == nil) }
        #expect(try await live.store.read { try $0.head().position } == 2)
        try await live.stop()
    }

    @Test("What is fed is its office's too")
    func fed() async throws {
        let live = try await LiveNode(offices)
        let push = try await live.client(.push, at: live.node.endpoints.feed, as: county)
        let query = try await live.client(.dealer, at: live.node.endpoints.query, as: county)
        try await push.send([found("H-1")])
        while try await query.ask(Question("hazard", [JSONMember("hazard", "H-1")]).bytes)?["ok"] == nil {
            await Task.yield()
        }
        #expect(try await live.store.read { try $0.rows(about: "H-1").first?.draft.office } == "潞州区")
        try await live.stop()
    }

    @Test("Each asks about its own areas, and may bring about what it may")
    func asked() async throws {
        let live = try await LiveNode(offices)
        let ingest = try await live.client(.dealer, at: live.node.endpoints.ingest, as: duty)
        for (number, area) in [("H-1", "140403"), ("H-2", "140214")] {
            #expect(try await ingest.ask(found(number, area: area, source: "/duty"))?["status"] == 200)
        }
        let own = try await live.client(.dealer, at: live.node.endpoints.query, as: county)
        #expect(try await own.ask(ask("hazards"))?["ok"]?.array?.map { $0["hazard"] } == ["H-1"])
        for refused in ["checkpoint", "advance", "outbox", "snapshot", "watchlist"] {
            #expect(try await own.ask(ask(refused))?["error"]?["code"] == "forbidden")
        }
        #expect(try await own.ask(ask("status"))?["ok"]?["access"] == nil)
        let all = try await live.client(.dealer, at: live.node.endpoints.query, as: duty)
        #expect(try await all.ask(ask("hazards"))?["ok"]?.array?.count == 2)
        #expect(try await all.ask(ask("status"))?["ok"]?["access"]?["offices"]?.array?.count == 2)
        #expect(try await all.ask(ask("checkpoint"))?["ok"] != nil)
        try await live.stop()
    }

    /// The types that come up to a heartbeat behind the row at a position.
    private func followed(_ tail: Peer, upTo position: Int) async throws -> [String] {
        var topics: [String] = []
        while let frames = try await tail.receive() {
            let topic = String(decoding: frames[0], as: UTF8.self)
            let header = try JSONParser.parse(frames[1])
            if topic == "heartbeat", header["position"]?.integer ?? 0 >= position { return topics }
            if topic != "heartbeat" { topics.append(topic) }
        }
        return topics + ["silence"]
    }

    @Test("The tail of an office has what is for it alone; the node's own tail is for who sees everything")
    func follow() async throws {
        let live = try await LiveNode(offices)
        let tails = try await [
            live.client(.sub, at: try #require(live.node.endpoints.tails["潞州区"]), as: county),
            live.client(.sub, at: live.node.endpoints.tail, as: duty),
            live.client(.sub, at: live.node.endpoints.tail, as: county),
            live.client(.sub, at: try #require(live.node.endpoints.tails["潞州区"]), as: duty),
        ]
        // Once a heartbeat has come, a subscription is there.
        for tail in tails.prefix(2) { #expect(try await followed(tail, upTo: 1).isEmpty) }
        let ingest = try await live.client(.dealer, at: live.node.endpoints.ingest, as: duty)
        for (number, area) in [("H-1", "140403"), ("H-2", "140214")] {
            #expect(try await ingest.ask(found(number, area: area, source: "/duty"))?["status"] == 200)
        }
        #expect(try await followed(tails[0], upTo: 3) == ["hazard-found.140403"])
        #expect(try await followed(tails[1], upTo: 3) == ["hazard-found.140403", "hazard-found.140214"])
        for tail in tails.suffix(2) { #expect(try await tail.receive(.milliseconds(100)) == nil) }
        try await live.stop()
    }

    @Test("A key that is revoked gets nothing more, while it is connected; others go on")
    func revoked() async throws {
        let live = try await LiveNode(offices)
        let endpoint = try #require(live.node.endpoints.tails["潞州区"])
        let tail = try await live.client(.sub, at: endpoint, as: county)
        let main = try await live.client(.sub, at: live.node.endpoints.tail, as: duty)
        let ingest = try await live.client(.dealer, at: live.node.endpoints.ingest, as: county)
        let query = try await live.client(.dealer, at: live.node.endpoints.query, as: county)
        #expect(try await ingest.ask(found("H-1"))?["status"] == 200)
        #expect(try await query.ask(ask("hazards"))?["ok"] != nil)
        for tail in [tail, main] { #expect(try await followed(tail, upTo: 2).last != "silence") }

        var left = offices
        left[0].keys = [try Curve.generateKeyPair().publicKey.z85]
        try await live.node.adopt(Offices(left))
        let refused = try await ingest.ask(found("H-2"))
        #expect(refused?["status"] == 403 && refused?["code"] == "forbidden")
        #expect(try await query.ask(ask("hazards"))?["error"]?["code"] == "forbidden")
        let other = try await live.client(.dealer, at: live.node.endpoints.ingest, as: duty)
        #expect(try await other.ask(found("H-3", source: "/duty"))?["status"] == 200)
        #expect(try await followed(main, upTo: 4).last == "hazard-found.140403")
        while let frames = try await tail.receive(.milliseconds(300)) {
            #expect(String(decoding: frames[0], as: UTF8.self) == "heartbeat")
        }
        #expect(try await live.store.read { try $0.hazard("H-2") } == nil)
        let types = try await live.store.read { try $0.rows(from: 1, limit: 9, filter: .all).map(\.draft.type) }
        #expect(types == ["rules", "hazard-found", "rules", "hazard-found"])
        try await live.stop()
    }

    @Test("Who may no longer follow is cut off the node's tail; the others are back at once")
    func cutOff() async throws {
        let second = try Curve.generateKeyPair()
        let former = Office(name: "前值班室", keys: [second.publicKey.z85], areas: .everywhere, mayFollow: true)
        let live = try await LiveNode(offices + [former])
        let (old, main) = (
            try await live.client(.sub, at: live.node.endpoints.tail, as: second),
            try await live.client(.sub, at: live.node.endpoints.tail, as: duty)
        )
        #expect(try await followed(old, upTo: 1).isEmpty)
        #expect(try await followed(main, upTo: 1).isEmpty)
        try await live.node.adopt(Offices(offices))
        let ingest = try await live.client(.dealer, at: live.node.endpoints.ingest, as: duty)
        #expect(try await ingest.ask(found("H-1", source: "/duty"))?["status"] == 200)
        #expect(try await followed(main, upTo: 3).last != "silence")
        while let frames = try await old.receive(.milliseconds(300)) {
            #expect(!String(decoding: frames[0], as: UTF8.self).hasPrefix("hazard"))
        }
        try await live.stop()
    }

    @Test(
        "Who has far too many subscriptions is shut out of the tail until the offices are read again; the others are not"
    )
    func shutOut() async throws {
        var two = offices
        let second = try Curve.generateKeyPair()
        two[0].keys.append(second.publicKey.z85)
        let live = try await LiveNode(two)
        let endpoint = try #require(live.node.endpoints.tails["潞州区"])
        let honest = try await live.client(.sub, at: endpoint, as: second)
        #expect(try await followed(honest, upTo: 1).isEmpty)
        let greedy = try await live.client(.xsub, at: endpoint, as: county)
        for number in 0..<1_500 {
            try await greedy.send([[1] + Array("\(number)".utf8) + Array(repeating: UInt8(0), count: 900)])
        }
        while live.node.reception.admits(county.publicKey.z85, at: .tailOf(endpoint: LiveNode.free)) {
            await Task.yield()
        }
        #expect(live.node.reception.admits(county.publicKey.z85, at: .ingest))
        #expect(live.node.reception.admits(second.publicKey.z85, at: .tailOf(endpoint: LiveNode.free)))
        let ingest = try await live.client(.dealer, at: live.node.endpoints.ingest, as: county)
        #expect(try await ingest.ask(found("H-1"))?["status"] == 200)
        #expect(try await followed(honest, upTo: 2).last != "silence")
        try await live.node.adopt(Offices(two))
        #expect(live.node.reception.admits(county.publicKey.z85, at: .tailOf(endpoint: LiveNode.free)))
        try await live.stop()
    }

    @Test("A tail whose address another program has keeps no revocation waiting")
    func taken() async throws {
        let live = try await LiveNode(offices)
        var moved = offices
        moved[0].tail = live.node.endpoints.query
        try await live.node.adopt(Offices(moved))
        moved[0].keys = [try Curve.generateKeyPair().publicKey.z85]
        try await live.node.adopt(Offices(moved))
        #expect(!live.node.reception.admits(county.publicKey.z85, at: .ingest))
        try await live.stop()
    }

    @Test("More than its limits allow is turned away, and nothing of it kept")
    func limited() async throws {
        var narrow = offices
        narrow[0].limits.eventsPerSecond = 1
        let live = try await LiveNode(narrow)
        let ingest = try await live.client(.dealer, at: live.node.endpoints.ingest, as: county)
        // So much that it is not paid off before the test is over.
        let batch = (1...900).map { String(decoding: found("H-\($0)"), as: UTF8.self) }.joined(separator: ",")
        #expect(try await ingest.ask(Array("[\(batch)]".utf8))?.array?.count == 900)
        #expect(try await ingest.ask(found("H-901"))?["status"] == 429)
        #expect(try await live.store.read { try $0.head().position } == 901)
        let other = try await live.client(.dealer, at: live.node.endpoints.ingest, as: duty)
        #expect(try await other.ask(found("H-999", source: "/duty"))?["status"] == 200)
        try await live.stop()
    }

    @Test("Nothing but this machine is let in where nobody is told from anybody else", arguments: [true, false])
    func loopback(isInsecure: Bool) async throws {
        let start = {
            try await LiveNode([]) { settings in
                settings.rules.offices = nil
                settings.clock = .system
                settings.ingest = "tcp://0.0.0.0:*"
                settings.isInsecure = isInsecure
            }
        }
        if isInsecure {
            let live = try await start()
            try await live.stop()
        } else {
            let error = await #expect(throws: NodeError.self) { _ = try await start() }
            #expect(error?.description.contains("--insecure") == true)
        }
    }
}
