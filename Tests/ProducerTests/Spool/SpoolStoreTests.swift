import Glibc
import Testing

@testable import Producer

@Suite("A spool on disk")
struct SpoolStoreTests {
    @Test("gives back what it took, in order, once the process before it was killed")
    func restart() throws {
        let disk = MemoryDisk()
        let store = try SpoolStore(on: disk)
        #expect(try store.take(0..<5) == 1)
        #expect(try store.take(5..<40) == 6)
        let later = try SpoolStore(on: disk.afterKill())
        #expect(later.backlog == 40)
        #expect(try later.readNumbers() == Array(0..<40))
        #expect(later.damages.isEmpty)
        #expect(try later.take(40..<41) == 41)
        #expect(try later.readNumbers() == [40])
    }

    @Test("makes one fsync for a batch, however large")
    func groupCommit() throws {
        let disk = MemoryDisk()
        let store = try SpoolStore(on: disk)
        try store.take(0..<1)
        let before = disk.syncs
        try store.take(1..<1_000)
        #expect(disk.syncs == before + 1)
    }

    @Test("what is settled is not given again, and its segments go")
    func settling() throws {
        let disk = MemoryDisk()
        let store = try SpoolStore(on: disk)
        for batch in 0..<10 { try store.take(batch * 10..<batch * 10 + 10) }
        #expect(disk.segmentNames.count == 10)
        _ = try store.read(upTo: 35)
        #expect(store.outstanding.count == 10, "a segment at a time")
        while store.outstanding.count < 35 { _ = try store.read(upTo: 5) }
        try store.settle(34)
        #expect(disk.segmentNames.first == SegmentName.of(31))
        #expect(try store.oldest()?.given == 34)
        let later = try SpoolStore(on: disk.afterKill())
        #expect(later.backlog == 66)
        #expect(try later.oldest()?.given == 34)
        #expect(try later.readNumbers() == Array(34..<100))
        try later.settle(66)
        #expect(later.backlog == 0)
        later.close()
        #expect(disk.segmentNames.count == 7, "the other process's disk is as it was")
    }

    @Test("leaves no segment behind when all is settled, and numbers go on")
    func empty() throws {
        let disk = MemoryDisk()
        let store = try SpoolStore(on: disk)
        try store.take(0..<3)
        #expect(try store.readNumbers().count == 3)
        try store.settle(3)
        store.close()
        #expect(disk.segmentNames.isEmpty)
        let later = try SpoolStore(on: disk.afterKill())
        #expect(try later.take(3..<4) == 4)
        #expect(later.damages.isEmpty)
    }

    @Test("is bounded; room comes with what is settled")
    func bound() throws {
        let disk = MemoryDisk()
        let size = SpoolRecord.size(of: text(0))
        let store = try SpoolStore(on: disk, limit: 10 * size, segmentBytes: 2 * size)
        for number in 0..<10 {
            #expect(try store.hasRoom(for: size))
            try store.take(number..<number + 1)
        }
        #expect(try !store.hasRoom(for: 1))
        #expect(try store.readNumbers() == Array(0..<10))
        try store.settle(3)
        #expect(store.bytes == 8 * size)
        #expect(try store.hasRoom(for: 2 * size))
        #expect(try !store.hasRoom(for: 2 * size + 1))
        try store.settle(7)
        #expect(try store.hasRoom(for: 10 * size), "an empty spool has room for all that it may hold")
        #expect(disk.segmentNames.isEmpty)
        #expect(try store.take(10..<11) == 11)
    }

    @Test("a write that fails leaves nothing, and the next one goes well", arguments: [ENOSPC, EDQUOT, EIO, EFBIG])
    func failedWrite(number: Int32) throws {
        let disk = MemoryDisk()
        let store = try SpoolStore(on: disk)
        try store.take(0..<2)
        disk.longestWrite = 50
        var writes = 0
        disk.script = { action, name in
            guard action == .written, SegmentName.first(name) != nil else { return nil }
            writes += 1
            return writes == 3 ? number : nil
        }
        let error = #expect(throws: ProducerError.self) { try store.take(2..<9) }
        #expect(error?.code == .spool)
        #expect(error?.isRetriable == (number == ENOSPC || number == EDQUOT))
        #expect(error?.description.contains(String(cString: strerror(number))) == true)
        #expect(store.backlog == 2)
        #expect(disk.bytes(SegmentName.of(1))?.count == store.bytes, "what was half written is cut off")
        #expect(try store.take(9..<12) == 3)
        #expect(try store.readNumbers() == [0, 1, 9, 10, 11])
        #expect(try SpoolStore(on: disk.afterKill()).readNumbers() == [0, 1, 9, 10, 11])
        #expect(store.damages.isEmpty)
    }

    @Test("short writes are gone on with")
    func shortWrites() throws {
        let disk = MemoryDisk()
        disk.longestWrite = 3
        let store = try SpoolStore(on: disk)
        try store.take(0..<20)
        #expect(try SpoolStore(on: disk.afterKill()).readNumbers() == Array(0..<20))
    }

    @Test("after a failed fsync nothing is taken, and nothing of it is handed out", arguments: [0, 1])
    func failedSync(after good: Int) throws {
        let disk = MemoryDisk()
        let store = try SpoolStore(on: disk)
        try store.take(0..<2)
        var syncs = 0
        disk.script = { action, name in
            guard action == .synced, SegmentName.first(name) != nil else { return nil }
            syncs += 1
            return syncs > good ? EIO : nil
        }
        for number in 0..<good { try store.take(2 + number..<3 + number) }
        let error = #expect(throws: ProducerError.self) { try store.take(9..<12) }
        disk.script = { _, _ in nil }
        let again = #expect(throws: ProducerError.self) { try store.take(9..<12) }
        #expect(error == again && error?.isRetriable == false)
        #expect(error?.description.contains("takes no more events until it is opened anew") == true)
        #expect(try store.readNumbers() == Array(0..<2 + good))
    }

    @Test("a segment whose name can't be made durable is not used")
    func failedNameSync() throws {
        let disk = MemoryDisk()
        let store = try SpoolStore(on: disk)
        disk.script = { action, name in action == .synced && name.isEmpty ? EIO : nil }
        #expect(throws: ProducerError.self) { try store.take(0..<1) }
        #expect(store.failure != nil)
    }

    @Test(
        "what keeps it from opening is told",
        arguments: [
            (DiskFault.Action.locked, EWOULDBLOCK), (.opened, EACCES), (.listed, EACCES), (.read, EIO), (.synced, EIO),
        ])
    func opening(action: DiskFault.Action, number: Int32) throws {
        let disk = MemoryDisk()
        try SpoolStore(on: disk).take(0..<3)
        disk.script = { seen, _ in seen == action ? number : nil }
        let error = #expect(throws: ProducerError.self) { try SpoolStore(on: disk) }
        #expect(error?.code == (action == .locked ? .spoolInUse : .spool))
        #expect(error?.description.contains("/spool") == true)
        #expect(error?.description.contains("\n") == false)
    }

    @Test("a disk that can't be read stops the reading, and loses nothing")
    func unreadable() throws {
        let disk = MemoryDisk()
        let store = try SpoolStore(on: disk)
        try store.take(0..<3)
        disk.script = { action, _ in action == .read ? EIO : nil }
        #expect(throws: ProducerError.self) { try store.read(upTo: 10) }
        disk.script = { _, _ in nil }
        #expect(try store.readNumbers() == [0, 1, 2])
    }
}
