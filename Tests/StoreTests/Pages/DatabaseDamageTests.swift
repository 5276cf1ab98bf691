import DubanTestKit
import Foundation
import LedgerStore
import SQLiteStore
import Testing

/// What is damaged in the database file is named, and never served.
@Suite struct DatabaseDamageTests {
    @Test("a flipped bit anywhere is found, and what is read is what was written")
    func flips() async throws {
        let written = try await WrittenFolder.closed()
        let bits = try written.folder.bytes(DataFolder.database).count * 8
        let places = [Int](stride(from: 0, to: 800, by: 11)) + stride(from: 800, to: bits, by: 9_973)
        for bit in places {
            let copy = try written.folder.copy()
            try copy.flip(DataFolder.database, bit: bit)
            let refusal = #expect(throws: StoreError.self, "bit \(bit)") {
                try SQLiteStore.checkPages(in: copy.path)
            }
            #expect(refusal?.description.contains("page \(bit / 32768 + 1) of") == true, "bit \(bit)")
            switch try await copy.reopen() {
            case .refused(let error): #expect(error.code == .damaged, "bit \(bit)")
            case .holds(let image): #expect(image == written.images.last, "bit \(bit)")
            }
        }
    }

    @Test("a page in another page's place is found")
    func misplaced() async throws {
        let folder = try await WrittenFolder.closed().folder
        var bytes = try folder.bytes(DataFolder.database)
        bytes.replaceSubrange(3 * 4096..<4 * 4096, with: bytes[4 * 4096..<5 * 4096])
        try folder.write(DataFolder.database, bytes)
        let refusal = #expect(throws: StoreError.self) { try SQLiteStore.checkPages(in: folder.path) }
        #expect(refusal?.description.contains("page 4 of \(folder.path)/duban.sqlite (byte 12288)") == true)
    }

    @Test("a file that is cut short is refused", arguments: [0, 1, 99, 100, 511, 4095, 4096, 4097, 50_000, -4096, -1])
    func cut(_ length: Int) async throws {
        let folder = try await WrittenFolder.closed().folder
        let bytes = try folder.bytes(DataFolder.database)
        try folder.write(DataFolder.database, Array(bytes.prefix(length < 0 ? bytes.count + length : length)))
        let refusal = try #require(try await folder.reopen().refusal)
        #expect(refusal.code == .damaged)
        #expect(refusal.description.contains("duban.sqlite is cut short: it must have"))
        #expect(throws: refusal) { try SQLiteStore(reading: folder.path) }
    }

    @Test("a log without its database is refused, and kept")
    func databaseGone() async throws {
        let folder = try await WrittenFolder.killed().folder
        for damage in [{ try FileManager.default.removeItem(atPath: $0) }, { _ = truncate($0, 0) }]
            as [(String) throws -> Void]
        {
            let copy = try folder.copy()
            try damage(copy.file(DataFolder.database))
            #expect(try await copy.reopen().refusal?.code == .damaged)
            #expect(try copy.bytes(DataFolder.log) == folder.bytes(DataFolder.log))
        }
    }

    @Test("a bit that flips under a running node is named by who reads the page")
    func running() async throws {
        let folder = DataFolder()
        try await WrittenFolder.write(to: folder).0.close()
        let node = try SQLiteStore(folder: folder.path)
        let pages = try folder.bytes(DataFolder.database).count / 4096
        for page in 1..<pages { try folder.flip(DataFolder.database, bit: page * 4096 * 8 + 77) }
        let error = await #expect(throws: StoreError.self) { try await node.image() }
        #expect(error?.code == .damaged)
        #expect(error?.description.contains("does not match its checksum") == true)
        try? node.close()
    }
}
