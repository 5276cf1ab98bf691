import DubanTestKit
import Foundation
import GRDB
import LedgerStore
import SQLiteStore
import Testing

/// Whatever a power cut leaves is no damage: every sector that was written since the last commit is on the disk or not.
@Suite struct PowerCutTests {
    @Test(
        "power cuts, one after the other, cost no committed transaction and raise no alarm",
        arguments: 0..<16 as Range<UInt64>)
    func cuts(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        var folder = DataFolder()
        try SQLiteStore(folder: folder.path).close()
        for cut in 1...5 {
            let desk = try PowerCutDesk(folder: folder)
            for _ in 0..<random.below(4) {
                try desk.work(random.pick([.small, .large, .undone, .checkpoint]), &random)
            }
            let (before, contents) = (try desk.files(), try desk.contents())
            let underWay = random.pick(PowerCutDesk.Work.allCases)
            let after = try desk.work(underWay, &random)
            let possible = [contents, try desk.contents()]
            folder = try before.torn(into: after, &random)
            #expect(throws: Never.self, "cut \(cut), \(underWay)") { try SQLiteStore.checkPages(in: folder.path) }
            let next = try PowerCutDesk(folder: try folder.copy())
            let found = try next.contents()
            #expect(possible.contains(found), "cut \(cut), \(underWay)")
        }
    }
}
