/// How far a spool has come: the file `progress`, which has two places for it, at 0 and at 512, written in turn, so that
/// one is whole whenever a write is cut short. Numbers are little-endian.
///
/// | offset | bytes | what |
/// | --- | --- | --- |
/// | 0 | 8 | ``stored`` |
/// | 8 | 8 | ``settled`` |
/// | 16 | 4 | CRC-32C of the bytes 0 to 15 |
struct SpoolProgress: Equatable {
    /// The number of the newest event that is on disk for certain: one up to it that is missing was lost.
    var stored: UInt64 = 0

    /// Every event up to this number has its final reply.
    var settled: UInt64 = 0

    /// Those that an event can have.
    static let numbers = UInt64(1)..<UInt64(Int64.max)

    static let places = [0, 512]
    static let byteCount = 20

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: stored)
        bytes.append(littleEndian: settled)
        bytes.append(littleEndian: CRC32C.of(bytes[...]))
        return bytes
    }

    init(stored: UInt64 = 0, settled: UInt64 = 0) {
        self.stored = stored
        self.settled = settled
    }

    /// Nil where the bytes are not what was written.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount, bytes.littleEndian(at: 16) == CRC32C.of(bytes[..<16]) else { return nil }
        self.init(stored: bytes.littleEndian(at: 0), settled: bytes.littleEndian(at: 8))
        guard settled <= stored, stored < Self.numbers.upperBound else { return nil }
    }

    /// Both numbers only ever grow: of two the one is newer in which either is larger.
    func isOlder(than other: SpoolProgress) -> Bool {
        (stored, settled) < (other.stored, other.settled)
    }
}
