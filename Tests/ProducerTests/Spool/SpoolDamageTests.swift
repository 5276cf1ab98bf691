import Testing

@testable import Producer

/// What has happened to the files of a spool is named, and costs only what it has hit.
@Suite("Damage of a spool")
struct SpoolDamageTests {
    private let size = SpoolRecord.size(of: text(10))

    /// Events 10 to 39 in segments of six: 1, 7, 13, 19, 25.
    private func sample() throws -> MemoryDisk {
        let disk = MemoryDisk()
        let store = try SpoolStore(on: disk, segmentBytes: 6 * size)
        for number in 10..<40 { try store.take(number..<number + 1) }
        #expect(disk.segmentNames.count == 5)
        return disk
    }

    private func open(_ disk: MemoryDisk) throws -> SpoolStore {
        try SpoolStore(on: disk.afterKill(), segmentBytes: 6 * size)
    }

    @Test("a flipped bit: the event is named and set aside, the others are given")
    func flip() throws {
        let disk = try sample()
        let name = SegmentName.of(7)
        disk.change(name) { $0[2 * size + 40] ^= 4 }
        let damaged = Array(try #require(disk.bytes(name))[2 * size..<3 * size])
        let later = disk.afterKill()
        let store = try SpoolStore(on: later, segmentBytes: 6 * size)
        #expect(try store.readNumbers() == Array(10..<18) + Array(19..<40))
        let damage = try #require(store.damages.first)
        #expect(store.damages.count == 1)
        #expect(damage.kind == .damaged && damage.bytes == 2 * size..<3 * size && damage.lost == 9..<10)
        #expect(damage.file == "/spool/\(name)" && damage.keptIn == "/spool/damaged/\(name)-\(2 * size)")
        #expect(later.bytes("damaged/\(name)-\(2 * size)") == damaged)
        #expect(damage.description.contains("event 9 can't be sent"))
    }

    @Test("a flipped length does not hide the records behind it")
    func length() throws {
        let disk = try sample()
        for bit in 0..<32 { disk.change(SegmentName.of(13)) { $0[4 + bit / 8] ^= 1 << UInt8(bit % 8) } }
        let store = try open(disk)
        #expect(try store.readNumbers() == Array(10..<22) + Array(23..<40))
        #expect(store.damages.map(\.lost) == [13..<14])
    }

    @Test("the damaged bytes are kept as they are, once, however often it is opened")
    func setAside() throws {
        let disk = try sample()
        disk.change(SegmentName.of(1)) { $0[3] ^= 1 }
        let later = disk.afterKill()
        for _ in 0..<3 {
            let store = try SpoolStore(on: later, segmentBytes: 6 * size)
            #expect(try store.readAll().count == 29)
            #expect(store.damages.count == 1)
            #expect(later.damagedNames == ["damaged/\(SegmentName.of(1))-0"])
            #expect(later.bytes(later.damagedNames[0])?[3] == 0x30)
        }
    }

    @Test("a segment cut anywhere gives what is whole, and tells what is lost", arguments: [1, 7, 25] as [UInt64])
    func cut(first: UInt64) throws {
        for end in 0..<6 * size {
            let disk = try sample()
            disk.change(SegmentName.of(first)) { $0.removeSubrange(end...) }
            let store = try open(disk)
            let lost = first + UInt64(end / size)..<first + 6
            #expect(try store.readAll().map(\.number) == (1...30).filter { !lost.contains($0) })
            #expect(store.damages.map(\.lost) == [lost])
            #expect(store.damages.first?.kind == (end % size == 0 ? .missing : .damaged))
            #expect(try store.take(40..<41) == 31)
            #expect(try store.readNumbers() == [40])
        }
    }

    @Test("a segment that is gone is missed", arguments: [1, 13, 25] as [UInt64])
    func gone(first: UInt64) throws {
        let disk = try sample()
        disk.delete(SegmentName.of(first))
        let store = try open(disk)
        let lost = first..<first + 6
        #expect(try store.readAll().map(\.number) == (1...30).filter { !lost.contains($0) })
        #expect(store.damages.map(\.kind) == [.missing])
        #expect(store.damages.map(\.lost) == [lost])
        #expect(try store.take(40..<41) == 31)
    }

    @Test("all segments gone: all are missed, and no number is given twice")
    func allGone() throws {
        let disk = try sample()
        for name in disk.segmentNames { disk.delete(name) }
        let store = try open(disk)
        #expect(try store.readAll().isEmpty)
        #expect(store.damages.map(\.lost) == [1..<31])
        try store.advance()
        #expect(store.backlog == 0)
        #expect(try store.take(40..<41) == 31)
    }

    @Test("damage of what was settled is told, and is no loss")
    func settled() throws {
        let disk = try sample()
        let store = try open(disk)
        while store.outstanding.count < 9 { _ = try store.read(upTo: 1) }
        try store.settle(9)
        let later = disk.afterKill()
        later.change(SegmentName.of(7)) { $0[5] ^= 1 }
        let last = try SpoolStore(on: later, segmentBytes: 6 * size)
        #expect(try last.readNumbers() == Array(19..<40))
        #expect(last.damages.map(\.lost.isEmpty) == [true])
        #expect(last.damages.first?.description.contains("no event that is still to be sent is affected") == true)
    }

    @Test("garbage behind the newest record is a write cut short: told once, kept, and cut off", arguments: 1...150)
    func torn(count: Int) throws {
        let disk = try sample()
        var random = SplitMix(state: UInt64(count))
        let garbage = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        disk.change(SegmentName.of(25)) { $0 += garbage }
        let later = disk.afterKill()
        let store = try SpoolStore(on: later, segmentBytes: 6 * size)
        #expect(try store.readAll().count == 30)
        #expect(store.damages.map(\.kind) == [.unfinished])
        #expect(store.damages.first?.bytes == 6 * size..<6 * size + count)
        #expect(store.damages.first?.lost.isEmpty == true)
        #expect(later.bytes("damaged/\(SegmentName.of(25))-\(6 * size)") == garbage)
        let next = try SpoolStore(on: later, segmentBytes: 6 * size)
        #expect(try next.readAll().count == 30)
        #expect(next.damages.isEmpty)
    }

    @Test("a record cut short by a crash at any of its bytes", arguments: [0, 1, 31, 32, 33, 1_000])
    func tornRecord(count: Int) throws {
        let disk = try sample()
        var record: [UInt8] = []
        SpoolRecord.append(SpooledEvent(number: 31, spooledAt: .zero, bytes: text(40)), to: &record)
        disk.change(SegmentName.of(25)) { $0 += record.prefix(count) }
        let store = try open(disk)
        let isWhole = count >= record.count
        #expect(try store.readAll().count == (isWhole ? 31 : 30))
        #expect(store.damages.map(\.kind) == (count == 0 || isWhole ? [] : [.unfinished]))
    }

    @Test("one place of the progress damaged: the others count; all: everything is given again. Both is told, once")
    func progress() throws {
        for place in SpoolProgress.places {
            let disk = try sample()
            disk.change("progress") { $0[place + 3] ^= 1 }
            let later = disk.afterKill()
            for damages in [[SpoolDamage.Kind.progress], []] {
                let store = try SpoolStore(on: later, segmentBytes: 6 * size)
                #expect(try store.readAll().count == 30)
                #expect(store.damages.map(\.kind) == damages)
            }
        }
        let disk = try sample()
        for place in SpoolProgress.places { disk.change("progress") { $0[place + 3] ^= 1 } }
        let store = try open(disk)
        #expect(store.damages.map(\.kind) == [.progress])
        #expect(try store.readAll().count == 30)
        #expect(try store.take(40..<41) == 31)
    }

    @Test("a progress file that is gone is told")
    func progressGone() throws {
        let disk = try sample()
        disk.delete("progress")
        let store = try open(disk)
        #expect(store.damages.map(\.kind) == [.progress])
        #expect(try store.readAll().count == 30)
    }

    @Test("damage is settled with the event before it, and its segment goes")
    func settlingDamage() throws {
        let disk = try sample()
        disk.change(SegmentName.of(1)) { $0.removeSubrange((3 * size)...) }
        disk.change(SegmentName.of(25)) { $0[5 * size + 1] ^= 1 }
        let later = disk.afterKill()
        let store = try SpoolStore(on: later, segmentBytes: 6 * size)
        let count = try store.readAll().count
        #expect(count == 26)
        try store.settle(3)
        #expect(store.backlog == 24)
        #expect(later.segmentNames.count == 4)
        try store.settle(count - 3)
        #expect(store.backlog == 0)
        store.close()
        #expect(later.segmentNames.isEmpty)
        #expect(later.damagedNames == ["damaged/\(SegmentName.of(25))-\(5 * size)"])
    }
}
