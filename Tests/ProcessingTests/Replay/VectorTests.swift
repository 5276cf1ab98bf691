import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Node
import Reports
import Testing

@Suite("The recorded streams give their statuses and their snapshot")
struct VectorTests {
    /// Replays a stream, so many events in one commit.
    private func replay(
        _ vector: RecordedVector, inCommitsOf size: Int
    ) async throws -> (statuses: [Int], snapshot: JSONValue) {
        let store = MemoryStore()
        let replay = Replay(rules: .shipped, store: store, points: vector.points)
        var statuses: [Int] = []
        var rest = vector.events[...]
        while !rest.isEmpty {
            statuses += try await replay.take(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        try await replay.finish(until: vector.until)
        return (statuses, try await store.read { try Snapshot.json(of: $0, catalog: .shipped) })
    }

    @Test("In commits of one, of seven, and of all", arguments: RecordedVector.names, [1, 7, Int.max])
    func vectors(name: String, size: Int) async throws {
        let vector = try RecordedVector(name)
        #expect(vector.events.count >= 60 && vector.statuses.count == vector.events.count)
        let (statuses, snapshot) = try await replay(vector, inCommitsOf: size)
        #expect(statuses == vector.statuses)
        #expect(parts(of: snapshot).map(\.key).sorted() == parts(of: vector.snapshot).map(\.key).sorted())
        for (key, expected) in parts(of: vector.snapshot) {
            #expect(snapshot[key] == expected, "\(key)")
        }
    }

    @Test("Published twice, each event, the streams give the same ledgers", arguments: RecordedVector.names)
    func twice(name: String) async throws {
        let vector = try RecordedVector(name)
        let store = MemoryStore()
        let replay = Replay(rules: .shipped, store: store, points: vector.points)
        for event in vector.events { _ = try await replay.take([event, event]) }
        try await replay.finish(until: vector.until)
        let snapshot = try await store.read { try Snapshot.json(of: $0, catalog: .shipped) }
        for (key, expected) in parts(of: vector.snapshot) where key != "deadLetters" {
            #expect(snapshot[key] == expected, "\(key)")
        }
    }

    private func parts(of snapshot: JSONValue) -> [(key: String, value: JSONValue)] {
        guard case .object(let members) = snapshot else { return [] }
        return members.map { ($0.name, $0.value) }
    }
}
