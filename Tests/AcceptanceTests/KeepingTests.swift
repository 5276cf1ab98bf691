import EventJSON
import Foundation
import Testing

/// `duban verify`, `checkpoint` and `backup`, beside a running node and after it.
@Suite struct KeepingTests {
    private let folder = Folder()
    private let clock = "manual:2024-01-05T09:00:00+08:00"

    /// A node with a few hazards, of which one has escalated.
    private func node() throws -> RunningNode {
        let node = try RunningNode(data: folder, clock: clock)
        let ingest = try node.client("ingest")
        for number in 1...20 {
            let level = number == 1 ? "major" : "general"
            #expect(try ingest.publish(Samples.hazardFound("HZ-\(number)", level: level)) == 200)
        }
        #expect(try ingest.publish(Samples.unknown(1)) == 400)
        let advanced = try node.client("query").ask(["ask": "advance", "to": "2024-02-10T09:00:00+08:00"])
        #expect(advanced["ok"] != nil)
        return node
    }

    private func verify(_ path: String, _ arguments: [String] = []) throws -> DubanProgram.Outcome {
        try DubanProgram.run(["verify", "--data", path] + arguments)
    }

    /// Another program writes to the stopped node's database.
    private func alter(_ sql: String, in path: String) throws {
        let script = "import sqlite3,sys; d = sqlite3.connect(sys.argv[1]); d.execute(sys.argv[2]); d.commit()"
        try Python.run(["-c", script, path + "/duban.sqlite", sql])
    }

    @Test("a running node's data are whole, and so is a backup of them, which a node goes on with")
    func backup() throws {
        let node = try node()
        #expect(try verify(folder.path).status == 0)
        let copy = Folder()
        let outcome = try DubanProgram.run(["backup", copy.path, "--data", folder.path, "--json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-21")) == 200)
        let position = try JSONParser.parse(Array(outcome.output))["position"]
        let key = try node.client("query").ask(["ask": "status"])["ok"]?["publicKey"]
        node.stop()

        #expect(try verify(copy.path).status == 0)
        let restored = try RunningNode(data: copy, clock: clock)
        let status = try restored.client("query").ask(["ask": "status"])["ok"]
        #expect(status?["position"] == position)
        #expect(status?["publicKey"] == key)
        #expect(try restored.client("ingest").publish(Samples.hazardFound("HZ-20")) == 208)
        #expect(try restored.client("ingest").publish(Samples.hazardFound("HZ-21")) == 200)
        #expect(restored.stop() == 0)

        let again = try DubanProgram.run(["backup", copy.path, "--data", folder.path])
        #expect(again.status == 1)
        #expect(again.errors.contains("is not empty"))
    }

    @Test("a log whose end was cut off shows against a checkpoint, and against what was answered for")
    func truncation() throws {
        let node = try node()
        let checkpoint = try DubanProgram.run(["checkpoint", "--query", try #require(node.endpoints["query"])])
        #expect(checkpoint.status == 0)
        let kept = folder.url.appendingPathComponent("kept.ndjson")
        try checkpoint.output.write(to: kept)
        #expect(try verify(folder.path, ["--checkpoint", kept.path]).status == 0)
        node.stop()

        try alter("DELETE FROM log WHERE position > 20", in: folder.path)
        #expect(try verify(folder.path).errors.contains("the log ends at position 20"))
        #expect(throws: RunningNode.NodeDidNotStart.self) { try RunningNode(data: folder, clock: clock) }
        // Who cuts off the end may remove the witness too.
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("head"))
        for table in ["topic", "source"] { try alter("DELETE FROM \(table) WHERE position > 20", in: folder.path) }
        let outcome = try verify(folder.path, ["--checkpoint", kept.path, "--json"])
        #expect(outcome.status == 1)
        #expect(try JSONParser.parse(Array(outcome.output))["verified"] == false)
    }

    @Test("an altered row is named, never served, and no node starts on it")
    func alteration() throws {
        let node = try node()
        node.stop()
        try alter(
            "UPDATE log SET body = CAST(replace(CAST(body AS TEXT), 'HZ-7', 'HZ-8') AS BLOB) WHERE position = 7",
            in: folder.path)
        let outcome = try verify(folder.path, ["--json"])
        #expect(outcome.status == 1)
        #expect(try JSONParser.parse(Array(outcome.output))["position"] == 7)
        let hazard = try DubanProgram.run(["hazard", "HZ-7", "--data", folder.path])
        #expect(hazard.status == 1)
        #expect(hazard.errors.contains("does not match its checksum; nothing of it was served"))
        #expect(throws: RunningNode.NodeDidNotStart.self) { try RunningNode(data: folder, clock: clock) }
    }

    /// SQLite brings what a killed node has left into the database when such a program ends, without our checksums.
    @Test("a program that only looked at a killed node's data does no harm: what is verified whole is written anew")
    func looked() throws {
        let node = try node()
        let before = try node.client("query").ask(["ask": "snapshot"])["ok"]
        node.stop(SIGKILL)
        let script =
            "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM log').fetchone())"
        try Python.run(["-c", script, folder.path + "/duban.sqlite"])
        #expect(try verify(folder.path).errors.contains("Every row, and all state, is whole all the same"))
        let again = try RunningNode(data: folder, clock: clock)
        #expect(try again.client("query").ask(["ask": "snapshot"])["ok"] == before)
        #expect(try again.client("ingest").publish(Samples.hazardFound("HZ-20")) == 208)
        #expect(try verify(folder.path).status == 0)
        #expect(again.stop() == 0)
    }

    @Test("state that the log does not give is named")
    func state() throws {
        try node().stop()
        try alter("UPDATE hazard SET state = 'closed' WHERE number = 'HZ-5'", in: folder.path)
        #expect(try verify(folder.path).errors.contains("position 5: the hazard HZ-5 is not what the log gives"))
    }

    @Test("twenty lines of Python check the same chain")
    func python() throws {
        let node = try node()
        let status = try node.client("query").ask(["ask": "status"])["ok"]
        let hash = try #require(status?["hash"]?.string)
        let script = Python.repository.appendingPathComponent("deploy/verify-chain.py").path
        #expect(try Python.run([script, folder.path]).contains(hash))
        node.stop()
        try alter("UPDATE log SET at = at + 1 WHERE position = 3", in: folder.path)
        #expect(throws: Python.Failed.self) { try Python.run([script, folder.path]) }
    }

    @Test("a checkpoint is written every day, also where nothing else happens")
    func daily() throws {
        let node = try RunningNode(data: folder, clock: clock)
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-1")) == 200)
        let query = try node.client("query")
        for day in ["06", "07", "08"] {
            _ = try query.ask(["ask": "advance", "to": .string("2024-01-\(day)T00:00:00+08:00")])
        }
        let rows = try query.ask(["ask": "history", "types": ["checkpoint"]])["ok"]?.array
        #expect(rows?.compactMap { $0["position"]?.integer } == [2, 3, 4])
        #expect(try verify(folder.path).status == 0)
        #expect(node.stop() == 0)
    }

    @Test("data that are removed under a running node stop it, before anything else is answered")
    func removed() throws {
        let node = try node()
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("duban.sqlite"))
        try node.client("ingest").send(Samples.hazardFound("HZ-99").bytes)
        node.process.waitUntilExit()
        #expect(node.process.terminationStatus == 1)
    }
}
