extension SpoolStore {
    /// Finds out what an earlier process has left.
    func recover() throws(DiskFault) {
        for first in try disk.names().compactMap(SegmentName.first).sorted() {
            let size = try reading(SegmentName.of(first)) { file throws(DiskFault) in try file.size() }
            segments.append(SpoolSegment(first: first, size: size))
        }
        try readProgress()
        try mendNewest()
        nextRead = progress.settled + 1
        try writeProgress()
        try secureProgress()
        try removeSettled()
    }

    /// A new spool has neither progress nor segments. In one that has only segments all of them are sent again.
    private func readProgress() throws(DiskFault) {
        let file = try disk.file("progress")
        progressFile = file
        var known: [(progress: SpoolProgress, place: Int)] = []
        var isDamaged = false
        for place in SpoolProgress.places {
            let bytes = try file.read(at: place, count: SpoolProgress.byteCount)
            let progress = SpoolProgress(bytes)
            if let progress { known.append((progress, place)) }
            isDamaged = isDamaged || (progress == nil && bytes.contains { $0 != 0 })
        }
        if known.isEmpty { try disk.syncNames(of: "progress") }
        if isDamaged || (known.isEmpty && !segments.isEmpty) { tell(.progress, "progress", bytes: 0..<0) }
        takeUp(known)
    }

    private func takeUp(_ known: [(progress: SpoolProgress, place: Int)]) {
        let before = (segments.first?.first ?? 1) - 1
        let sorted = known.sorted { $0.progress.isOlder(than: $1.progress) }
        progress = sorted.last?.progress ?? SpoolProgress(stored: before, settled: before)
        securePlace = sorted.last { $0.place != SpoolProgress.latestPlace }?.place ?? securePlace
    }

    /// The end of the newest segment is where a crash leaves its traces. What is whole there may have been written and
    /// not fsynced; from here on it counts as stored.
    private func mendNewest() throws(DiskFault) {
        guard let newest = segments.last else { return }
        let file = try disk.file(newest.name)
        defer { file.close() }
        let end = Self.end(of: newest, in: try file.read(at: 0, count: newest.size))
        try file.sync()
        guard end.last >= progress.stored else { return }
        progress.stored = end.last
        if end.offset < newest.size { try cutOff(from: end.offset, of: newest, in: file) }
        guard end.offset == 0 else { return }
        segments.removeLast()
        try disk.remove(newest.name)
    }

    /// The last whole record: its number, or the one before the segment, and where it ends.
    private static func end(of segment: SpoolSegment, in bytes: [UInt8]) -> (last: UInt64, offset: Int) {
        var scan = SegmentScan(bytes, numbers: segment.first..<SpoolProgress.numbers.upperBound)
        var end = (last: segment.first - 1, offset: 0)
        var damaged = 0
        while let part = scan.next() {
            switch part {
            case .event(let event):
                end = (event.number, end.offset + damaged + SpoolRecord.size(of: event.bytes))
                damaged = 0
            case .damage(let range): damaged = range.count
            }
        }
        return end
    }

    private func cutOff(from offset: Int, of segment: SpoolSegment, in file: any SpoolFile) throws(DiskFault) {
        let bytes = try file.read(at: offset, count: segment.size - offset)
        let kept = try setAside(bytes, as: "\(segment.name)-\(offset)")
        tell(.unfinished, segment.name, bytes: offset..<segment.size, keptIn: kept)
        try file.truncate(to: offset)
        try file.sync()
        segments[segments.count - 1].size = offset
    }
}
