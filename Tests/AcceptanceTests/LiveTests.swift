import EventJSON
import Foundation
import Testing

/// The recorded streams over real sockets, on a clock that the test moves.
@Suite struct LiveTests {
    @Test("the same stream gives the same state, killed and restarted in between", arguments: Vector.all)
    func restarts(_ vector: Vector) throws {
        let folder = Folder()
        var session = try Session(folder: folder, clock: try #require(vector.events.first).receivedAt)
        var statuses: [JSONValue] = []
        for (index, recorded) in try vector.events.enumerated() {
            if index % 67 == 66 { try session.restart(with: index % 2 == 0 ? SIGKILL : SIGTERM) }
            try session.advance(to: recorded.receivedAt)
            statuses.append(JSONValue(try session.ingest.publish(recorded.event)))
        }
        try session.advance(to: try vector.until)
        #expect(try JSONValue.object([JSONMember("statuses", .array(statuses))]) == vector.statuses)
        #expect(try session.query.ask(["ask": "snapshot"])["ok"] == vector.snapshot)
        #expect(session.node.stop() == 0)
    }

    @Test("in batches of what was received at one instant", arguments: Vector.all)
    func batches(_ vector: Vector) throws {
        let folder = Folder()
        let events = try vector.events
        let session = try Session(folder: folder, clock: try #require(events.first).receivedAt)
        var start = 0
        while start < events.count {
            let instant = events[start].receivedAt
            let batch = events[start...].prefix { $0.receivedAt == instant }
            try session.advance(to: instant)
            let replies = try session.ingest.ask(.array(batch.map(\.event)))
            #expect(replies.array?.count == batch.count)
            start = batch.endIndex
        }
        try session.advance(to: try vector.until)
        #expect(try session.query.ask(["ask": "snapshot"])["ok"] == vector.snapshot)
    }
}

/// A node on a manual clock, and the sockets to it.
private struct Session {
    let folder: Folder
    let clock: String
    private(set) var node: RunningNode
    private(set) var ingest: Client
    private(set) var query: Client

    init(folder: Folder, clock: String) throws {
        self.folder = folder
        self.clock = clock
        node = try RunningNode(data: folder, clock: "manual:\(clock)")
        ingest = try node.client("ingest")
        query = try node.client("query")
    }

    mutating func restart(with signal: Int32) throws {
        node.stop(signal)
        self = try Session(folder: folder, clock: clock)
    }

    func advance(to instant: String) throws {
        let answer = try query.ask(["ask": "advance", "to": .string(instant)])
        try #require(answer["ok"] != nil, "\(answer)")
    }
}
