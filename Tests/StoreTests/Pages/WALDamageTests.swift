import DubanTestKit
import LedgerStore
import SQLiteStore
import Testing

/// What is damaged in the write-ahead log is named; a transaction that a crash has torn is not taken for damage.
@Suite struct WALDamageTests {
    @Test("a flipped bit before the last transaction is refused; within it, no more than that transaction is lost")
    func flips() async throws {
        let written = try await WrittenFolder.killed()
        let log = WALBytes(bytes: try written.folder.bytes(DataFolder.log))
        let headers = log.commits.flatMap { [$0, $0 + 1] }.map { WALBytes.offset($0) * 8 }.filter {
            $0 < log.bytes.count * 8
        }
        let places =
            [Int](stride(from: 0, to: 256, by: 9)) + headers.flatMap { stride(from: $0, to: $0 + 192, by: 17) }
            + stride(from: 256, to: log.bytes.count * 8, by: 29_989)
        for bit in places {
            let copy = try written.folder.copy()
            try copy.flip(DataFolder.log, bit: bit)
            let reopened = try await copy.reopen()
            if log.last.contains(bit / 8) {
                #expect(reopened == .holds(written.images[4]) || reopened.refusal?.code == .damaged, "bit \(bit)")
            } else {
                #expect(reopened.refusal?.description.contains("duban.sqlite-wal (byte ") == true, "bit \(bit)")
                #expect(try copy.bytes(DataFolder.log).count == log.bytes.count, "nothing was changed")
            }
        }
    }

    @Test("whatever a crash leaves of the last transaction, all before it is there", arguments: 0..<40 as Range<UInt64>)
    func torn(seed: UInt64) async throws {
        let written = try await WrittenFolder.killed()
        var (bytes, random) = (try written.folder.bytes(DataFolder.log), SplitMix64(seed: seed))
        let last = WALBytes(bytes: bytes).last
        // A sector is on the disk or not; what was there before is an older log, or nothing.
        let sectors = (last.lowerBound + 511) / 512..<(last.upperBound + 511) / 512
        for sector in sectors where random.once(in: 2) {
            for byte in sector * 512..<min(sector * 512 + 512, bytes.count) {
                bytes[byte] = seed % 2 == 0 ? 0 : bytes[32 + (byte + 4120) % 40_000]
            }
        }
        let length = seed % 3 == 0 ? Int.random(in: last, using: &random) : bytes.count
        try written.folder.write(DataFolder.log, Array(bytes.prefix(length)))
        #expect(try await written.folder.reopen() == .holds(written.images[4]))
    }

    @Test("a log that is cut off holds what was committed before")
    func cut() async throws {
        let written = try await WrittenFolder.killed()
        let bytes = try written.folder.bytes(DataFolder.log)
        for length in stride(from: 0, to: bytes.count, by: 15_013) {
            let copy = try written.folder.copy()
            try copy.write(DataFolder.log, Array(bytes.prefix(length)))
            let reopened = try await copy.reopen()
            #expect(written.images.contains { reopened == .holds($0) }, "length \(length)")
        }
    }

    @Test("a bit that flips under a running node is named by who reads the frame, and does not get into the database")
    func running() async throws {
        let folder = DataFolder()
        let (node, images) = try await WrittenFolder.write(to: folder)
        let log = WALBytes(bytes: try folder.bytes(DataFolder.log))
        let database = try folder.bytes(DataFolder.database)
        // The last frame of each page is the one that is read.
        let bits = (0...log.commits.last!).map { (WALBytes.offset($0) + 24) * 8 + 5_001 }
        for bit in bits { try folder.flip(DataFolder.log, bit: bit) }
        let reader = try #require(throws: StoreError.self) { try SQLiteStore(reading: folder.path).close() }
        #expect(reader.description.contains("of \(folder.path)/duban.sqlite-wal (byte "))
        let closing = try #require(throws: StoreError.self) { try node.close() }
        #expect(closing.description.contains("duban.sqlite-wal (byte "))
        let next = await #expect(throws: StoreError.self) {
            try await node.publish(RandomStream(seed: 8, count: 3).items)
        }
        #expect(next?.code == .damaged)
        #expect(try folder.bytes(DataFolder.database) == database)
        for bit in bits { try folder.flip(DataFolder.log, bit: bit) }
        #expect(try await folder.copy().reopen() == .holds(images[5]))
    }
}
