extension SpoolStore {
    /// Hands the next events out, up to a count; none where all are. Meanwhile ``damages`` may have grown.
    ///
    /// - Throws: ``ProducerError/Code/spool``.
    package func read(upTo count: Int) throws(ProducerError) -> ArraySlice<SpooledEvent> {
        while ready.isEmpty, try fill() {}
        let events = ready.prefix(count)
        ready.removeFirst(events.count)
        outstanding += events
        return events
    }

    /// Reads the rest of a segment, as far as it is durable.
    ///
    /// - Returns: whether there was any.
    @discardableResult
    func fill() throws(ProducerError) -> Bool {
        guard nextRead <= progress.stored else { return false }
        do throws(DiskFault) {
            try readSegment()
        } catch {
            throw .spool(error, in: disk.path)
        }
        return true
    }

    private func readSegment() throws(DiskFault) {
        guard let index = segments.lastIndex(where: { $0.first <= nextRead }) else { return missFirst() }
        let segment = segments[index]
        let end = segments.dropFirst(index + 1).first?.first ?? progress.stored + 1
        if reader.segment != segment.first { reader = (segment.first, 0) }
        let offset = reader.offset
        let bytes = try reading(segment.name) { file throws(DiskFault) in
            try file.read(at: offset, count: segment.size - offset)
        }
        try sort(bytes, of: segment, numbers: (offset == 0 ? segment.first : nextRead)..<end)
        reader.offset = segment.size
        nextRead = end
    }

    /// The numbers up to the oldest segment, or all where there is none.
    private func missFirst() {
        let end = segments.first?.first ?? progress.stored + 1
        tell(.missing, SegmentName.of(nextRead), bytes: 0..<0, lost: nextRead..<end)
        nextRead = end
    }

    /// Tells events from damage. A segment that an earlier process has begun to send is read from its beginning.
    private func sort(_ bytes: [UInt8], of segment: SpoolSegment, numbers: Range<UInt64>) throws(DiskFault) {
        let base = reader.offset
        var scan = SegmentScan(bytes, at: base, numbers: numbers)
        var expected = numbers.lowerBound
        var offset = base
        var damage: Range<Int>?
        var events: [SpooledEvent] = []
        while let part = scan.next() {
            switch part {
            case .damage(let range): damage = range
            case .event(let event):
                let gap = Gap(bytes: damage ?? offset..<offset, numbers: expected..<event.number)
                try note(gap, in: segment, bytes, from: base)
                if event.number >= nextRead { events.append(event) }
                (expected, damage) = (event.number + 1, nil)
                offset = gap.bytes.upperBound + SpoolRecord.size(of: event.bytes)
            }
        }
        try note(
            Gap(bytes: damage ?? offset..<offset, numbers: expected..<numbers.upperBound), in: segment, bytes,
            from: base)
        ready += events
    }

    private func note(_ gap: Gap, in segment: SpoolSegment, _ bytes: [UInt8], from base: Int) throws(DiskFault) {
        guard !gap.isEmpty else { return }
        let lost = gap.numbers.clamped(to: progress.settled + 1..<SpoolProgress.numbers.upperBound)
        guard !gap.bytes.isEmpty else { return tell(.missing, segment.name, bytes: gap.bytes, lost: lost) }
        let piece = Array(bytes[gap.bytes.lowerBound - base..<gap.bytes.upperBound - base])
        let kept = try setAside(piece, as: "\(segment.name)-\(gap.bytes.lowerBound)")
        tell(.damaged, segment.name, bytes: gap.bytes, lost: lost, keptIn: kept)
    }
}

/// What lies between two events: damaged bytes, missing numbers, both, or nothing.
private struct Gap {
    let bytes: Range<Int>
    let numbers: Range<UInt64>

    var isEmpty: Bool { bytes.isEmpty && numbers.isEmpty }
}
