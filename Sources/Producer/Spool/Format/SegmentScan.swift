/// Reads a stretch of a segment record by record, and finds its way again behind what is damaged.
///
/// Pure: what it gives depends on the bytes alone. A record counts when both its checksums are right and its number is
/// in the range and behind the ones before, so that nothing old and nothing that an event holds passes for one.
package struct SegmentScan {
    /// What comes next.
    package enum Part: Equatable {
        case event(SpooledEvent)
        /// The bytes between two records that are no record, by their place in the file.
        case damage(Range<Int>)
    }

    private let bytes: [UInt8]
    private let base: Int
    private var offset = 0
    private var numbers: Range<UInt64>

    /// - Parameters:
    ///   - base: where in the file the bytes begin.
    ///   - numbers: those that records here can have.
    package init(_ bytes: [UInt8], at base: Int = 0, numbers: Range<UInt64>) {
        self.bytes = bytes
        self.base = base
        self.numbers = numbers
    }

    /// Nil at the end.
    package mutating func next() -> Part? {
        guard offset < bytes.count else { return nil }
        if let event = event(at: offset) {
            numbers = event.number + 1..<numbers.upperBound
            offset += SpoolRecord.size(of: event.bytes)
            return .event(event)
        }
        let start = offset
        offset = nextRecord(after: start)
        return .damage(base + start..<base + offset)
    }

    private func event(at offset: Int) -> SpooledEvent? {
        guard let header = header(at: offset), let range = body(of: header, at: offset),
            CRC32C.of(bytes[range]) == header.checksum
        else { return nil }
        return SpooledEvent(
            number: header.number, spooledAt: .milliseconds(header.spooledAt), bytes: Array(bytes[range]))
    }

    private func header(at offset: Int) -> SpoolHeader? {
        guard let header = SpoolHeader(bytes, at: offset), numbers.contains(header.number) else { return nil }
        return header
    }

    private func body(of header: SpoolHeader, at offset: Int) -> Range<Int>? {
        let start = offset + SpoolRecord.headerBytes
        return header.count <= bytes.count - start ? start..<start + header.count : nil
    }

    /// Where the next good record begins. The end of a record whose header is good is looked at first: within a
    /// damaged event nothing is searched for unless there is no other way.
    private func nextRecord(after start: Int) -> Int {
        var offset = start
        while let header = header(at: offset), let body = body(of: header, at: offset) {
            offset = body.upperBound
            if offset == bytes.count || event(at: offset) != nil { return offset }
        }
        return search(from: start + 1)
    }

    private func search(from start: Int) -> Int {
        var offset = start
        while let found = bytes[offset...].firstIndex(of: SpoolRecord.magic[0]) {
            if event(at: found) != nil { return found }
            offset = found + 1
        }
        return bytes.count
    }
}
