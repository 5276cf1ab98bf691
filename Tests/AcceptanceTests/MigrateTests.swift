import DubanTestKit
import EventJSON
import Foundation
import Testing

/// `duban migrate`: a node's data folder goes over to PostgreSQL.
@Suite(.timeLimit(.minutes(10))) struct MigrateTests {
    private let folder = Folder()
    private let server: PostgresServer
    private let psql: Psql

    init() throws {
        server = try PostgresServer()
        psql = Psql(address: server.address())
    }

    private var store: String { server.address(password: "topsecret") }

    /// A quarter of events, half of them from an office, and what a node took after it: an early event, one that is none, a
    /// listener of the outbox.
    private func fill() throws {
        let quarter = try #require(Vector.all.last)
        let lines = try quarter.events.enumerated().map { number, item -> String in
            let line: JSONValue = ["receivedAt": .string(item.receivedAt), "event": item.event]
            guard number % 2 == 0, case .object(let members) = line else { return line.text }
            return JSONValue.object(members + [JSONMember("office", "长治市应急管理局")]).text
        }
        let recording = Data(lines.joined(separator: "\n").utf8)
        let replay = try DubanProgram.run(["replay", "-", "--data", folder.path], input: recording)
        #expect(replay.status == 0, "\(replay.errors)")
        let node = try node(["--data", folder.path])
        let ingest = try node.client("ingest")
        #expect(try ingest.publish(Samples.unknown(1)) == 400)
        #expect(try ingest.publish(Samples.rectified("HZ-early")) == 202)
        let query = try node.client("query")
        let listener: JSONValue = ["ask": "outbox", "cursor": "city", "acknowledge": 200]
        #expect(try query.ask(listener)["ok"]?["acknowledged"] == 200)
        #expect(node.stop() == 0)
    }

    /// On a clock that stands behind the recording.
    private func node(_ arguments: [String] = [], environment: [String: String] = [:]) throws -> RunningNode {
        let clock = "manual:2030-01-01T09:00:00+08:00"
        return try RunningNode(data: folder, clock: clock, arguments: arguments, environment: environment)
    }

    private func migrate(_ arguments: [String] = [], from path: String? = nil) throws -> DubanProgram.Outcome {
        let outcome = try DubanProgram.run(
            ["migrate", "--from", "sqlite:\(path ?? folder.path)", "--to", store] + arguments)
        #expect(!outcome.errors.contains("topsecret") && !outcome.text.contains("topsecret"))
        #expect(outcome.errors.split(separator: "\n").count == (outcome.status == 0 ? 0 : 1))
        return outcome
    }

    /// Starts it, and kills it in the middle of this change.
    private func migrateKilled(at change: String, of table: String) throws {
        try psql.hold(at: change)
        let process = Process()
        process.executableURL = DubanProgram.url
        process.arguments = ["migrate", "--from", "sqlite:\(folder.path)", "--to", store]
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning, try !psql.holdsSomebody {}
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        try psql.release(table)
    }

    private func answers(_ arguments: [String]) throws -> [String] {
        try [
            ["snapshot"], ["export"], ["outbox", "city", "--json"], ["dead-letters", "--json"],
        ].map {
            let outcome = try DubanProgram.run($0 + arguments)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.text
        }
    }

    private func errors(starting arguments: [String] = [], environment: [String: String] = [:]) throws -> String {
        let outcome = try DubanProgram.run(
            ["run", "--data", folder.path, "--http", "off"] + arguments, environment: environment)
        #expect(outcome.status == 1)
        return outcome.errors
    }

    @Test("killed in the log, in the state and at its end, and run again, it gives the same log and the same answers")
    func killed() throws {
        try fill()
        // Makes the tables, so that somebody can be held there.
        _ = try RunningNode(data: Folder(), environment: ["DUBAN_STORE": store]).stop()

        try migrateKilled(at: "INSERT ON log FOR EACH ROW WHEN (NEW.position > 1500)", of: "log")
        #expect(try errors(starting: ["--store", store]).contains("run duban migrate to its end"))
        #expect(try DubanProgram.run(["verify", "--store", store]).errors.contains("run duban migrate to its end"))
        // The old node has to go on meanwhile; the early event's hazard is found.
        var node = try node()
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-early")) == 200)
        #expect(node.stop(SIGKILL) != 0)

        try migrateKilled(at: "INSERT ON timer FOR EACH ROW", of: "timer")
        try migrateKilled(at: "UPDATE ON head FOR EACH ROW WHEN (OLD.arriving AND NOT NEW.arriving)", of: "head")
        #expect(try errors(starting: ["--store", store]).contains("run duban migrate to its end"))
        #expect(try errors().contains("was moved to postgresql://postgres@"))

        let moved = try migrate(["--json"])
        #expect(moved.status == 0, "\(moved.errors)")
        let head = try JSONParser.parse(Array(moved.output))
        let before = try DubanProgram.run(["verify", "--data", folder.path, "--json"])
        let after = try DubanProgram.run(["verify", "--store", store, "--json"])
        #expect(before.status == 0 && after.output == before.output)
        #expect(try JSONParser.parse(Array(after.output))["hash"] == head["hash"])

        node = try self.node(environment: ["DUBAN_STORE": store])
        let query = try #require(node.endpoints["query"])
        for (mine, old) in try zip(answers(["--query", query]), answers(["--data", folder.path])) {
            #expect(mine == old)
        }
        let ingest = try node.client("ingest")
        #expect(try ingest.publish(Samples.hazardFound("HZ-early")) == 208)
        let reply = try ingest.ask(Samples.hazardFound("HZ-new"))
        #expect(reply["position"]?.integer == head["position"]?.integer.map { $0 + 1 })
        #expect(node.stop() == 0)
        #expect(try migrate().text.hasPrefix("was moved before: "))
    }

    @Test("what was moved can't be started or backed up by mistake, and another log is never moved over it")
    func refused() throws {
        let first = try node()
        #expect(try first.client("ingest").publish(Samples.hazardFound("HZ-1", level: "major")) == 200)
        #expect(try migrate().errors.contains("another node runs on the data folder"))
        #expect(first.stop() == 0)
        #expect(try migrate().text.hasPrefix("moved and verified: "))
        #expect(try errors().contains("remove \(folder.path)/moved"))
        let backup = try DubanProgram.run(["backup", Folder().path, "--data", folder.path])
        #expect(backup.status == 1 && backup.errors.contains("was moved to"))

        let other = Folder()
        let node = try RunningNode(data: other)
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-2")) == 200)
        #expect(node.stop() == 0)
        let verified = try DubanProgram.run(["verify", "--store", store, "--json"])
        #expect(try migrate(from: other.path).errors.contains("holds another log (row 1 is not the same)"))
        #expect(try DubanProgram.run(["verify", "--store", store, "--json"]).output == verified.output)
        _ = try RunningNode(data: other).stop()

        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("moved"))
        _ = try self.node().stop()
    }

    @Test("stores that no log moves between are refused, and nothing that may be a password is repeated")
    func usage() throws {
        let places = [("sqlite:./data", "topsecret"), ("postgresql://u:topsecret@h/d", "sqlite:d"), ("sqlite:", store)]
        for (from, to) in places {
            let outcome = try DubanProgram.run(["migrate", "--from", from, "--to", to])
            #expect(outcome.status == 64 && !outcome.errors.contains("topsecret"))
        }
        let nothing = try migrate(from: folder.path + "/none")
        #expect(nothing.status == 1 && nothing.errors.contains("holds no ledgers"))
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
}
