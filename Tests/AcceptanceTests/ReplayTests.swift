import EventJSON
import Foundation
import Testing

/// `duban replay` and `duban report` against the recorded streams.
@Suite struct ReplayTests {
    @Test("the state after a recorded stream", arguments: Vector.all)
    func snapshot(_ vector: Vector) throws {
        let outcome = try DubanProgram.run(["replay", vector.recording.path, "--until", try vector.until, "--json"])
        #expect(outcome.status == 0)
        #expect(try JSONParser.parse(Array(outcome.output)) == vector.snapshot)
    }

    @Test("the statuses of its events", arguments: Vector.all)
    func statuses(_ vector: Vector) throws {
        let outcome = try DubanProgram.run(
            ["replay", vector.recording.path, "--until", try vector.until, "--statuses", "--json"])
        #expect(try JSONParser.parse(Array(outcome.output)) == vector.statuses)
    }

    @Test("the daily reports of any past day, from a data folder", arguments: Vector.all)
    func reports(_ vector: Vector) throws {
        let folder = Folder()
        let replay = try DubanProgram.run(
            ["replay", vector.recording.path, "--until", try vector.until, "--data", folder.path])
        #expect(try JSONParser.parse(Array(replay.output)) == vector.snapshot)
        for date in try vector.reportDates {
            let outcome = try DubanProgram.run(["report", "daily", "--date", date, "--data", folder.path, "--json"])
            #expect(try JSONParser.parse(Array(outcome.output)) == vector.report(date), "\(date)")
        }
    }

    @Test("an export replays to the same state", arguments: Vector.all)
    func export(_ vector: Vector) throws {
        let folder = Folder()
        let until = try vector.until
        _ = try DubanProgram.run(["replay", vector.recording.path, "--until", until, "--data", folder.path])
        let export = try DubanProgram.run(["export", "--data", folder.path])
        #expect(export.status == 0)
        let again = try DubanProgram.run(["replay", "-", "--until", until], input: export.output)
        #expect(try JSONParser.parse(Array(again.output)) == vector.snapshot)
    }

    @Test("every kind of row that a node writes passes an export: nothing behind a checkpoint is left out")
    func exportBehindCheckpoint() async throws {
        let folder = Folder()
        let node = try RunningNode(data: folder)
        let ingest = try Client(try #require(node.endpoints["ingest"]))
        let query = try #require(node.endpoints["query"])
        #expect(try ingest.publish(Samples.hazardFound("HZ-1")) == 200)
        #expect(try DubanProgram.run(["checkpoint", "--query", query]).status == 0)
        #expect(try ingest.publish(Samples.hazardFound("HZ-2")) == 200)
        let export = try DubanProgram.run(["export", "--query", query])
        #expect(export.status == 0)
        #expect(export.output.split(separator: UInt8(ascii: "\n")).count == 2)
        #expect(node.stop() == 0)
    }
}
