import EventJSON
import Foundation
import Testing

/// Monitoring points (section 10) with the built program: what readings come to.
@Suite struct PointsTests {
    @Test("recorded readings give their statuses and their state", arguments: Vector.measured)
    func replay(_ vector: Vector) throws {
        let arguments = ["replay", vector.recording.path, "--until", try vector.until, "--points", vector.points]
        let snapshot = try DubanProgram.run(arguments)
        #expect(try JSONParser.parse(Array(snapshot.output)) == vector.snapshot)
        let statuses = try DubanProgram.run(arguments + ["--statuses"])
        #expect(try JSONParser.parse(Array(statuses.output)) == vector.statuses)
    }

    /// A node that is killed is told again what it has not answered; all that it has answered is there.
    @Test("a node that is killed twice on the way comes to the same state, and its log verifies")
    func killed() throws {
        let vector = try #require(Vector.measured.last)
        let folder = Folder()
        let events = try vector.events
        let kills = ["2023-01-04T12:00:00+08:00", "2023-01-05T09:15:00+08:00"].compactMap { instant in
            events.lastIndex { $0.receivedAt == instant }
        }
        try #require(kills.count == 2)
        let statuses = try #require(try vector.statuses["statuses"]?.array?.compactMap(\.integer))
        var node = try start(vector, in: folder, at: events[0].receivedAt)
        for (index, event) in events.enumerated() {
            _ = try node.client("query").ask(["ask": "advance", "to": .string(event.receivedAt)])
            #expect(try node.client("ingest").publish(event.event) == statuses[index], "event \(index)")
            guard kills.contains(index) else { continue }
            node.stop(SIGKILL)
            node = try start(vector, in: folder, at: event.receivedAt)
        }
        _ = try node.client("query").ask(["ask": "advance", "to": .string(try vector.until)])
        #expect(try node.client("query").ask(["ask": "snapshot"])["ok"] == vector.snapshot)
        #expect(node.stop() == 0)
        #expect(try DubanProgram.run(["verify", "--data", folder.path]).status == 0)
    }

    private func start(_ vector: Vector, in folder: Folder, at instant: String) throws -> RunningNode {
        try RunningNode(data: folder, clock: "manual:\(instant)", arguments: ["--points", vector.points])
    }

    @Test("replies of one connection keep their order, whether readings are among the requests or not")
    func order() throws {
        let vector = try #require(Vector.measured.first)
        let node = try start(vector, in: Folder(), at: "2023-01-04T08:00:00+08:00")
        let ingest = try node.client("ingest")
        for number in 1...200 {
            let reading = number.isMultiple(of: 3)
            let event = reading ? Samples.reading("\(number)", of: "140403-YK-T1") : Samples.hazardFound("HZ-\(number)")
            try ingest.send(event.bytes)
        }
        for number in 1...200 {
            let reply = try ingest.receive()
            #expect(reply["id"]?.string == (number.isMultiple(of: 3) ? "\(number)" : "found-HZ-\(number)"))
        }
        #expect(node.stop() == 0)
    }

    @Test("what is wrong with points.yaml is told in one line, and a node does not start with it")
    func mistakes() throws {
        let folder = Folder()
        let file = folder.path + "/points.yaml"
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        try "points:\n  - id: a/b\n".write(toFile: file, atomically: true, encoding: .utf8)
        let outcome = try DubanProgram.run(["run", "--data", folder.path + "/data", "--points", file])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("points.yaml:2") && outcome.errors.split(separator: "\n").count == 1)
    }
}
