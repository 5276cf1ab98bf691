/// How far a spool has come: the file `progress`, which has three places for it. The newest that is whole counts. At
/// ``latestPlace`` it is written after every batch, without an fsync: a kill does no harm there, and after a loss of
/// power one of the other two counts, which are written in turn and fsynced. Numbers are little-endian.
///
/// | offset | bytes | what |
/// | --- | --- | --- |
/// | 0 | 8 | ``stored`` |
/// | 8 | 8 | ``settled`` |
/// | 16 | 4 | CRC-32C of the bytes 0 to 15 |
package struct SpoolProgress: Equatable {
    /// The number of the newest event that is on disk for certain: one up to it that is missing was lost.
    package var stored: UInt64 = 0

    /// Every event up to this number has its final reply.
    package var settled: UInt64 = 0

    /// Those that an event can have.
    static let numbers = UInt64(1)..<UInt64(Int64.max)

    /// Each in a sector of its own.
    static let securePlaces = [0, 512]
    static let latestPlace = 1_024
    static var places: [Int] { securePlaces + [latestPlace] }
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
