import Ledgers

/// Writes bytes one behind the other into room that is there.
struct ByteWriter {
    private let room: UnsafeMutableRawBufferPointer
    /// Bytes written so far.
    private(set) var count = 0

    init(_ room: UnsafeMutableBufferPointer<UInt8>) {
        self.room = UnsafeMutableRawBufferPointer(room)
    }

    /// Big-endian.
    mutating func add(_ integer: some FixedWidthInteger) {
        withUnsafeBytes(of: integer.bigEndian) { add($0) }
    }

    /// - Precondition: there is room for them.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count <= room.count - count)
        UnsafeMutableRawBufferPointer(rebasing: room[count...]).copyMemory(from: bytes)
        count += bytes.count
    }

    /// Behind their length, as four bytes.
    mutating func add(counted bytes: UnsafeRawBufferPointer) {
        add(UInt32(bytes.count))
        add(bytes)
    }

    /// In UTF-8.
    mutating func add(counted text: String) {
        text.withExactBytes { add(counted: UnsafeRawBufferPointer($0)) }
    }
}
