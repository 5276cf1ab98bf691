import Testing

@testable import Producer

/// The machine or the process goes down in the middle of any call, again and again.
@Suite("Crashes of a spool")
struct SpoolCrashTests {
    /// What was asked of a spool, and what it has promised.
    private struct Life {
        var next = 0
        /// Taken, or handed out to be sent: in both cases they have to be durable.
        var taken: Set<Int> = []
        var numbers: Set<UInt64> = []
        var settled: Set<Int> = []
        /// Settled by a call that came back.
        var confirmed: Set<Int> = []

        /// Works on a spool until it goes down, or so many steps.
        mutating func work(on disk: MemoryDisk, _ random: inout SplitMix, steps: Int) throws {
            let store = try SpoolStore(on: disk, segmentBytes: 300)
            for _ in 0..<steps {
                switch Int.random(in: 0..<5, using: &random) {
                case 0, 1: try take(Int.random(in: 1...8, using: &random), by: store)
                case 2, 3: taken.formUnion(try store.read(upTo: Int.random(in: 1...6, using: &random)).map(\.given))
                default: try settle(Int.random(in: 0...store.outstanding.count, using: &random), by: store)
                }
            }
        }

        private mutating func take(_ count: Int, by store: SpoolStore) throws {
            let numbers = next..<next + count
            next += count
            let first = try store.take(numbers)
            taken.formUnion(numbers)
            self.numbers.formUnion(first..<first + UInt64(count))
        }

        private mutating func settle(_ count: Int, by store: SpoolStore) throws {
            let numbers = store.outstanding.prefix(count).map(\.given)
            settled.formUnion(numbers)
            try store.settle(count)
            confirmed.formUnion(numbers)
        }

        /// Nothing that was promised is missing or said to be lost, nothing is there twice or out of order.
        func check(_ store: SpoolStore, afterKill: Bool) throws {
            let left = try store.readNumbers()
            #expect(zip(left, left.dropFirst()).allSatisfy { $0 < $1 })
            #expect(taken.subtracting(settled).isSubset(of: left))
            #expect(left.allSatisfy { $0 < next })
            #expect(store.damages.allSatisfy { numbers.isDisjoint(with: $0.lost) })
            if afterKill { #expect(confirmed.isDisjoint(with: left)) }
        }
    }

    @Test(
        "killed or without power at any moment, four times over: what was taken is there",
        arguments: 1...300 as ClosedRange<UInt64>)
    func power(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var (disk, life) = (MemoryDisk(), Life())
        for _ in 0..<4 {
            disk.callsUntilCrash = Int.random(in: 1...150, using: &random)
            disk.longestWrite = Int.random(in: 1...400, using: &random)
            _ = try? life.work(on: disk, &random, steps: 60)
            disk = Bool.random(using: &random) ? disk.afterKill() : disk.afterCrash(&random)
        }
        disk = disk.afterCrash(&random)
        try life.check(try SpoolStore(on: disk, segmentBytes: 300), afterKill: false)
    }

    @Test("killed in any call: what was taken is there, and what is settled is not given again", arguments: 1...250)
    func kill(calls: Int) throws {
        var random = SplitMix(state: 1)
        var life = Life()
        let disk = MemoryDisk()
        disk.callsUntilCrash = calls
        disk.longestWrite = 70
        _ = try? life.work(on: disk, &random, steps: 100)
        #expect(disk.isDown)
        let store = try SpoolStore(on: disk.afterKill(), segmentBytes: 300)
        try life.check(store, afterKill: true)
        #expect(store.damages.allSatisfy { $0.kind == .unfinished })
    }

    @Test("a newest segment that is cut at any byte gives every whole record", arguments: [false, true])
    func cut(isKnown: Bool) throws {
        let size = SpoolRecord.size(of: text(10))
        for end in 0...6 * size {
            let later = MemoryDisk()
            try SpoolStore(on: later, segmentBytes: 1_000).take(10..<16)
            if !isKnown { later.delete("progress") }
            later.change(SegmentName.of(1)) { $0.removeSubrange(end...) }
            let store = try SpoolStore(on: later, segmentBytes: 1_000)
            #expect(try store.readNumbers() == Array(10..<10 + end / size))
            #expect(try store.take(50..<51) == (isKnown ? 7 : UInt64(end / size) + 1))
            #expect(try store.readNumbers() == [50])
        }
    }
}
