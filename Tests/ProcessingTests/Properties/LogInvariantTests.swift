import DubanTestKit
import LedgerStore
import Testing

@Suite("Whatever is published, the log is in order")
struct LogInvariantTests {
    private func log(_ seed: UInt64) -> [LogRow] {
        let desk = Desk()
        desk.publish(RandomStream(seed: seed, count: 60))
        return desk.rows
    }

    @Test("Positions count from 1 without gaps", arguments: RandomStream.seeds(from: 4000))
    func positions(seed: UInt64) {
        let rows = log(seed)
        #expect(rows.map(\.position) == rows.indices.map { Int64($0) + 1 })
    }

    @Test("previous is the position of the last row on the same topic", arguments: RandomStream.seeds(from: 4100))
    func previous(seed: UInt64) {
        var last: [String: Int64] = [:]
        for row in log(seed) {
            #expect(row.previous == last[row.draft.topic] ?? 0, "\(row.position)")
            last[row.draft.topic] = row.position
        }
    }

    @Test("Instants never run backwards", arguments: RandomStream.seeds(from: 4200))
    func instants(seed: UInt64) {
        let rows = log(seed)
        for (row, next) in zip(rows, rows.dropFirst()) {
            #expect(row.draft.at <= next.draft.at, "\(next.position)")
        }
    }

    @Test(
        "source and id are unique among events, and the node's own ids among its own",
        arguments: RandomStream.seeds(from: 4300))
    func ids(seed: UInt64) {
        let rows = log(seed)
        let keys = rows.map { "\($0.draft.source) \($0.draft.id)" }
        #expect(Set(keys).count == keys.count)
    }

    @Test("The same stream gives the same log", arguments: RandomStream.seeds(from: 4400, count: 10))
    func same(seed: UInt64) {
        #expect(log(seed) == log(seed))
    }
}
