import Foundation
import Glibc
import LedgerStore

/// What the node has answered for: position and hash of the newest committed row, in the file `head` beside the database.
///
/// SQLite ends its write-ahead log at the first damaged frame, as if nothing had ever stood behind it, and a database
/// without its write-ahead log, or an older copy of it, looks whole. The witness tells: it is written after each commit and
/// before anybody hears of it. It is not fsynced, which would cost every commit a second fsync: after a power cut it may
/// be older than the log, which says nothing, but never newer.
final class HeadWitness: Sendable {
    static let fileName = "head"

    private let descriptor: Int32

    init(folder: String) throws(StoreError) {
        let path = Self.path(in: folder)
        descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw StoreError(.failed, "\(path) can't be opened; check the permissions of the folder")
        }
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Nil where nothing was written yet.
    /// - Throws: ``StoreError`` where what stands there is no line of a witness.
    static func line(in folder: String) throws(StoreError) -> Line? {
        // After a power cut a new file may have its length and not yet its bytes.
        guard let data = FileManager.default.contents(atPath: path(in: folder)), data.contains(where: { $0 != 0 })
        else { return nil }
        guard let line = Line(Array(data)) else {
            throw StoreError(
                .failed,
                "the file \(fileName), which witnesses the end of the log, is damaged; restore a backup, or remove it if all else is whole"
            )
        }
        return line
    }

    private static func path(in folder: String) -> String {
        URL(fileURLWithPath: folder).appendingPathComponent(fileName).path
    }

    /// One write of one line within one sector: either the old one or the new one stands there.
    /// - Throws: ``StoreError``. It needs no room on the disk, since the line is there already: what fails is the disk.
    func write(_ line: Line) throws(StoreError) {
        guard pwrite(descriptor, line.bytes, line.bytes.count, 0) == line.bytes.count else {
            throw StoreError(
                .failed, "the file \(Self.fileName) can't be written (\(String(cString: strerror(errno))))")
        }
    }

    /// Makes sure that the file is there after a power cut.
    func synchronize() {
        fsync(descriptor)
    }
}

extension HeadWitness {
    /// Position, hash and a checksum of both, in fixed widths.
    struct Line: Hashable {
        var position: Int64
        var hash: ChainHash

        static let size = 20 + 1 + 64 + 1 + 8 + 1

        init(position: Int64, hash: ChainHash) {
            self.position = position
            self.hash = hash
        }

        init?(_ bytes: [UInt8]) {
            let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
            guard bytes.count == Self.size, fields.count == 3, let position = Int64(fields[0]),
                let hash = ChainHash(hexadecimal: String(fields[1]))
            else { return nil }
            self.init(position: position, hash: hash)
            guard self.bytes == bytes else { return nil }
        }

        /// Digit by digit: it is written with every commit.
        var bytes: [UInt8] {
            var line: [UInt8] = []
            line.reserveCapacity(Self.size)
            line.append(position.magnitude, radix: 10, width: 20)
            line.append(UInt8(ascii: " "))
            for byte in hash.bytes { line.append(byte, radix: 16, width: 2) }
            let sum = Self.checksum(of: line)
            line.append(UInt8(ascii: " "))
            line.append(sum, radix: 16, width: 8)
            line.append(UInt8(ascii: "\n"))
            return line
        }

        /// FNV-1a, 32 bits: against damage, not against forgery.
        private static func checksum(of text: [UInt8]) -> UInt32 {
            text.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
        }
    }
}

extension [UInt8] {
    /// Appends a number's digits, with zeros in front.
    fileprivate mutating func append(_ number: some UnsignedInteger & FixedWidthInteger, radix: Int, width: Int) {
        let start = count
        append(contentsOf: repeatElement(UInt8(ascii: "0"), count: width))
        var (rest, place) = (UInt64(number), start + width)
        while rest > 0, place > start {
            place -= 1
            let digit = UInt8(rest % UInt64(radix))
            self[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            rest /= UInt64(radix)
        }
    }
}
