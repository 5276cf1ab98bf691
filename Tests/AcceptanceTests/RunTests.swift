import EventJSON
import Foundation
import Testing

/// Starting, stopping, and what is refused.
@Suite struct RunTests {
    private let folder = Folder()

    @Test("a second node on the same data folder is refused")
    func secondNode() throws {
        let node = try RunningNode(data: folder)
        let outcome = try DubanProgram.run([
            "run", "--data", folder.path, "--ingest", "tcp://127.0.0.1:*", "--feed", "tcp://127.0.0.1:*", "--tail",
            "tcp://127.0.0.1:*", "--query", "tcp://127.0.0.1:*",
        ])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("another node runs on the data folder"))
        #expect(node.stop() == 0)
    }

    @Test("SIGTERM and SIGINT end it cleanly", arguments: [SIGTERM, SIGINT])
    func stops(_ signal: Int32) throws {
        let node = try RunningNode(data: folder)
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-1")) == 200)
        #expect(node.stop(signal) == 0)
    }

    @Test("a test clock is for loopback only, and marked")
    func testClock() throws {
        let outcome = try DubanProgram.run([
            "run", "--data", folder.path, "--clock", "manual:2024-01-05T09:00:00+08:00", "--ingest",
            "tcp://0.0.0.0:17999",
        ])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("loopback only"))

        let node = try RunningNode(data: folder, clock: "manual:2024-01-05T09:00:00+08:00")
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-1")) == 200)
        let query = try node.client("query")
        #expect(try query.ask(["ask": "status"])["ok"]?["testClock"]?.bool == true)
        #expect(try query.ask(["ask": "history"])["ok"]?.array?.first?["test"]?.bool == true)
    }

    @Test("a test clock does not run backwards, and the real one is not moved")
    func advance() throws {
        let node = try RunningNode(data: folder, clock: "manual:2024-01-05T09:00:00+08:00")
        let answer = try node.client("query").ask(["ask": "advance", "to": "2024-01-04T09:00:00+08:00"])
        #expect(answer["error"]?["code"] == "invalid")
        node.stop()
        let real = try RunningNode(data: Folder())
        let refusal = try real.client("query").ask(["ask": "advance", "to": "2099-01-04T09:00:00+08:00"])
        #expect(refusal["error"]?["code"] == "not-a-test-clock")
    }

    @Test("timers that came due while no node ran fire at the start, at the present, the highest stage alone")
    func downtime() throws {
        let node = try RunningNode(data: folder, clock: "manual:2024-01-05T09:00:00+08:00")
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-1", level: "major")) == 200)
        node.stop()
        let later = try RunningNode(data: folder, clock: "manual:2024-03-01T10:00:00+08:00")
        let raised = try #require(try later.client("query").ask(["ask": "escalations"])["ok"]?.array)
        #expect(raised.compactMap { $0["id"]?.string } == ["HZ-1/1/leader/1"])
        #expect(raised.first?["raisedAt"] == "2024-03-01T02:00:00.000Z")
        #expect(
            raised.first?["to"] == [
                "responsible-unit", "county-office", "lead-department", "city-office", "contract-leader",
            ])
    }

    @Test("the store is set to make every commit durable")
    func durability() throws {
        let node = try RunningNode(data: folder)
        let store = try node.client("query").ask(["ask": "status"])["ok"]?["store"]
        #expect(store?["journal_mode"] == "wal")
        #expect(store?["synchronous"] == "FULL")
    }

    @Test("questions that make no sense get an error, and the next one an answer")
    func questions() throws {
        let node = try RunningNode(data: folder)
        let query = try node.client("query")
        for body in ["", "{", "[]", "{\"ask\":3}", "{\"ask\":\"nothing\"}", "{\"ask\":\"history\",\"limit\":5000}"] {
            try query.send(Array(body.utf8))
            #expect(try query.receive()["error"]?["message"]?.string?.isEmpty == false)
        }
        #expect(try query.ask(["ask": "watchlist"])["ok"] == [])
    }

    @Test("a data folder that the node makes is for its owner's eyes only")
    func mode() throws {
        let folder = Folder()
        let node = try RunningNode(data: folder)
        defer { _ = node.stop() }
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }
}
