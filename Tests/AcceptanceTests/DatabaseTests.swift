import DubanTestKit
import EventJSON
import Foundation
import Testing

/// A node that keeps its log in PostgreSQL.
@Suite struct DatabaseTests {
    private let folder = Folder()

    @Test("what was answered for is there after node and database were killed, and the password is nowhere")
    func killed() throws {
        let server = try PostgresServer()
        let store = ["DUBAN_STORE": server.address(password: "topsecret")]
        let node = try RunningNode(data: folder, environment: store)
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-1", level: "major")) == 200)
        node.stop(SIGKILL)
        try server.stop()
        try server.start()
        let again = try RunningNode(data: folder, environment: store)
        #expect(try again.client("ingest").publish(Samples.hazardFound("HZ-1", level: "major")) == 208)
        let query = try again.client("query")
        let rows = try #require(try query.ask(["ask": "history"])["ok"]?.array)
        #expect(rows.filter { $0["event"]?["type"] == "hazard-found" }.count == 1)
        let status = try query.ask(["ask": "status"])
        #expect(status["ok"]?["store"]?["driver"] == "postgresql")
        #expect(!status.text.contains("topsecret"))
        #expect(again.stop() == 0)
        let verified = try DubanProgram.run(["verify", "--store", server.address()])
        #expect(verified.status == 0 && verified.text.hasPrefix("verified: \(rows.count) rows"))
    }

    @Test("while the database is away events are put off with 503, and taken once it is back")
    func away() throws {
        let server = try PostgresServer()
        let node = try RunningNode(data: folder, environment: ["DUBAN_STORE": server.address()])
        let ingest = try node.client("ingest")
        #expect(try ingest.publish(Samples.hazardFound("HZ-1")) == 200)
        try server.stop()
        #expect(try ingest.publish(Samples.hazardFound("HZ-2")) == 503)
        try server.start()
        #expect(try ingest.publish(Samples.hazardFound("HZ-2")) == 200)
        #expect(node.stop() == 0)
    }

    @Test("while the database stands still, its connections open, events are put off too, and taken once it goes on")
    func frozen() throws {
        let server = try PostgresServer()
        let node = try RunningNode(data: folder, environment: ["DUBAN_STORE": server.address()])
        let ingest = try node.client("ingest")
        #expect(try ingest.publish(Samples.hazardFound("HZ-1")) == 200)
        try server.freeze()
        #expect(try ingest.publish(Samples.hazardFound("HZ-2")) == 503)
        try server.thaw()
        #expect(try ingest.publish(Samples.hazardFound("HZ-2")) == 200)
        #expect(node.stop() == 0)
    }

    @Test(
        "a COMMIT whose answer is lost: every event and escalation is in the log once, and on the tail once",
        arguments: [ProxyFault.cutBefore, .cutAfter])
    func lostAnswers(_ fault: ProxyFault) throws {
        let server = try PostgresServer()
        let proxy = try ServerProxy(before: server)
        let node = try RunningNode(
            data: folder, clock: "manual:2024-01-05T09:00:00+08:00",
            environment: ["DUBAN_STORE": proxy.address(schema: "public")])
        let tail = try TailClient(node)
        #expect(try tail.next().topic == "heartbeat")
        let (ingest, query) = (try node.client("ingest"), try node.client("query"))
        for number in 1...3 {
            proxy.failNextCommits(fault)
            let event = Samples.hazardFound("HZ-\(number)", level: "major")
            #expect(try ingest.publish(event) == 503)
            #expect(try ingest.publish(event) == (fault == .cutAfter ? 208 : 200))
        }
        proxy.failNextCommits(fault, fault)
        while try query.ask(["ask": "advance", "to": "2024-04-05T09:00:00+08:00"])["ok"] == nil {}
        #expect(proxy.faultsLeft == 0)
        let rows = try #require(try query.ask(["ask": "history", "limit": 1_000])["ok"]?.array)
        try expectOnce(rows, on: tail)
        #expect(node.stop() == 0)
        let verified = try DubanProgram.run(["verify", "--store", server.address()])
        #expect(verified.status == 0 && verified.text.hasPrefix("verified: \(rows.count) rows"))
    }

    /// The events are in the log once each, and so are the escalations of three major hazards; the tail has had all of it.
    private func expectOnce(_ rows: [JSONValue], on tail: TailClient) throws {
        let names = rows.compactMap { $0["event"] }.map { "\($0["type"]?.string ?? "") \($0["id"]?.string ?? "")" }
        #expect(Set(names).count == names.count)
        #expect(names.count { $0.hasPrefix("hazard-found ") } == 3)
        #expect(names.count { $0.hasPrefix("escalation ") } >= 3 * 3)
        var positions: [Int] = []
        while positions.last ?? 0 < rows.count {
            let message = try tail.next()
            if message.topic != "heartbeat" { positions.append(message.position) }
        }
        #expect(positions == Array(1...rows.count))
    }

    @Test("two nodes on one database publish one log each, and either may die")
    func twoNodes() throws {
        let server = try PostgresServer()
        let store = ["DUBAN_STORE": server.address()]
        let folders = [Folder(), Folder()]
        let nodes = try folders.map { try RunningNode(data: $0, arguments: ["--http", "off"], environment: store) }
        let tails = try nodes.map { try TailClient($0) }
        for tail in tails { #expect(try tail.next().topic == "heartbeat") }
        for number in 1...20 {
            #expect(try nodes[number % 2].client("ingest").publish(Samples.hazardFound("HZ-\(number)")) == 200)
        }
        for tail in tails {
            var positions: [Int] = []
            while positions.last != 20 {
                let message = try tail.next()
                if message.topic != "heartbeat" { positions.append(message.position) }
            }
            #expect(positions == Array(1...20))
        }
        nodes[0].stop(SIGKILL)
        #expect(try nodes[1].client("ingest").publish(Samples.hazardFound("HZ-1")) == 208)
        #expect(try nodes[1].client("ingest").publish(Samples.hazardFound("HZ-21")) == 200)
        #expect(nodes[1].stop() == 0)
    }

    @Test("an address that is none, or where nobody answers, is refused in one line without the password")
    func refused() throws {
        for store in ["topsecret", "postgresql://u:top/secret@db/d", "postgresql://u:topsecret@%2Fnonexistent/d"] {
            let outcome = try DubanProgram.run(["run", "--data", folder.path, "--http", "off", "--store", store])
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("database") || outcome.errors.contains("no connection to"))
            #expect(!outcome.errors.contains("secret"))
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
    }
}
