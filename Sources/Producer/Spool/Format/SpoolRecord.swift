/// How an event lies in a segment: a header of 32 bytes, then the event as it was published. Numbers are little-endian.
///
/// | offset | bytes | what |
/// | --- | --- | --- |
/// | 0 | 4 | `D5 53 50 31`: where a reader that has lost its way begins again. No UTF-8 text holds these bytes |
/// | 4 | 4 | how many bytes the event has |
/// | 8 | 8 | the event's number in the spool, from 1 |
/// | 16 | 8 | when it was taken, in milliseconds since 1970 |
/// | 24 | 4 | CRC-32C of the event |
/// | 28 | 4 | CRC-32C of the bytes 0 to 27 |
///
/// The header has a checksum of its own, so that a damaged event does not hide where the next record begins, and a
/// damaged length is known for what it is.
enum SpoolRecord {
    static let headerBytes = 32
    static let magic: [UInt8] = [0xD5, 0x53, 0x50, 0x31]

    /// What an event takes on disk.
    static func size(of event: [UInt8]) -> Int {
        headerBytes + event.count
    }

    static func append(_ event: SpooledEvent, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes += magic
        bytes.append(littleEndian: UInt32(event.bytes.count))
        bytes.append(littleEndian: event.number)
        bytes.append(littleEndian: event.spooledAt.milliseconds)
        bytes.append(littleEndian: CRC32C.of(event.bytes[...]))
        bytes.append(littleEndian: CRC32C.of(bytes[start...]))
        bytes += event.bytes
    }
}

/// The header of a record that is what was written.
struct SpoolHeader {
    let count: Int
    let number: UInt64
    let spooledAt: Int64
    let checksum: UInt32

    /// Nil where there is none.
    init?(_ bytes: [UInt8], at offset: Int) {
        guard offset + SpoolRecord.headerBytes <= bytes.count, bytes[offset...].starts(with: SpoolRecord.magic),
            bytes.littleEndian(at: offset + 28) == CRC32C.of(bytes[offset..<offset + 28])
        else { return nil }
        count = Int(bytes.littleEndian(at: offset + 4) as UInt32)
        number = bytes.littleEndian(at: offset + 8)
        spooledAt = bytes.littleEndian(at: offset + 16)
        checksum = bytes.littleEndian(at: offset + 24)
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
