import Producer

extension Property {
    /// A spool's files. Behind a first byte `S`: a segment of any bytes is read to its end, without a gap. Behind any other:
    /// damages to a spool of which every event has to be found again, or told of.
    static let spool = Property("spool") { input in
        if input.first == UInt8(ascii: "S") {
            try scan(Array(input.dropFirst()))
        } else {
            try damage(input.dropFirst())
        }
    }

    private static func scan(_ bytes: [UInt8]) throws(Violation) {
        var scan = SegmentScan(bytes, numbers: 1..<1_000_000)
        var newest: UInt64 = 0
        var end = 0
        while let part = scan.next() {
            switch part {
            case .event(let event):
                try expect(event.number > newest, "event \(event.number) comes behind \(newest)")
                newest = event.number
                end += 32 + event.bytes.count
            case .damage(let range):
                try expect(range.lowerBound == end && !range.isEmpty, "damage at \(range) behind byte \(end)")
                end = range.upperBound
            }
        }
        try expect(end == bytes.count, "the scan ends at \(end) of \(bytes.count)")
    }

    private static func damage(_ input: ArraySlice<UInt8>) throws {
        let disk = PlainDisk()
        let events = try fill(disk)
        let progress = disk.files["progress"]?.bytes
        var edits = input
        while edits.count >= 7 {
            SpoolEdit(edits.prefix(7)).apply(to: disk)
            edits = edits.dropFirst(7)
        }
        let knowsProgress = disk.files["progress"]?.bytes == progress
        try account(for: events, on: disk, knowsProgress: knowsProgress)
    }

    /// Twelve events in segments of five, of which the first three are settled. The process was killed then.
    private static func fill(_ disk: PlainDisk) throws -> [[UInt8]] {
        let events = (1...12).map {
            Array("{\"id\":\"e-\($0)\",\"data\":\"\(String(repeating: "x", count: $0))\"}".utf8)
        }
        let store = try SpoolStore(disk, limit: 1 << 20, segmentBytes: 256)
        for event in events { _ = try store.take([event], at: .seconds(1)) }
        try store.settle(try store.read(upTo: 3).count)
        return events
    }

    /// Every event that the progress tells of is settled, sent as it was published, or told as lost.
    private static func account(for events: [[UInt8]], on disk: PlainDisk, knowsProgress: Bool) throws {
        let store = try SpoolStore(disk, limit: 1 << 20, segmentBytes: 256)
        defer { store.close() }
        let settled = store.progress.settled
        if knowsProgress { try expect(store.progress.stored == events.count, "the spool has forgotten what is stored") }
        let sent = try readAll(store)
        for (number, event) in zip(UInt64(1)..., events) where number > settled && number <= store.progress.stored {
            if let bytes = sent[number] {
                try expect(bytes == event, "event \(number) is sent as another one")
            } else {
                let isTold = store.damages.contains { $0.lost.contains(number) || $0.kind == .progress }
                try expect(isTold, "event \(number) is lost without a word")
            }
        }
    }

    private static func readAll(_ store: SpoolStore) throws -> [UInt64: [UInt8]] {
        var sent: [UInt64: [UInt8]] = [:]
        while case let read = try store.read(upTo: 4), !read.isEmpty {
            for event in read {
                try expect(sent.updateValue(event.bytes, forKey: event.number) == nil, "event \(event.number) twice")
            }
            try store.settle(read.count)
        }
        return sent
    }
}
