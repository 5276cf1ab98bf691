import Testing

@testable import Producer

/// The format: what is whole comes back, what is not is named, whatever happens to the bytes.
@Suite("Segments of a spool")
struct SegmentScanTests {
    /// Some events of random sizes, with the ranges of their records.
    fileprivate struct Sample {
        var bytes: [UInt8] = []
        var events: [SpooledEvent] = []
        var ranges: [Range<Int>] = []

        init(_ random: inout SplitMix, count: Int = 12) {
            for number in 1...count {
                let body = (0..<Int.random(in: 0...90, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
                let event = SpooledEvent(number: UInt64(number), spooledAt: .milliseconds(number), bytes: body)
                let start = bytes.count
                SpoolRecord.append(event, to: &bytes)
                events.append(event)
                ranges.append(start..<bytes.count)
            }
        }

        /// The events none of whose bytes are touched.
        func untouched(_ touched: Set<Int>) -> [SpooledEvent] {
            zip(events, ranges).filter { touched.isDisjoint(with: $1) }.map(\.0)
        }
    }

    private func scan(_ bytes: [UInt8], numbers: Range<UInt64> = 1..<1_000) -> (
        events: [SpooledEvent], damage: [Range<Int>]
    ) {
        var scan = SegmentScan(bytes, numbers: numbers)
        var (events, damage): ([SpooledEvent], [Range<Int>]) = ([], [])
        while let part = scan.next() {
            switch part {
            case .event(let event): events.append(event)
            case .damage(let range): damage.append(range)
            }
        }
        return (events, damage)
    }

    @Test("give back what was written")
    func roundTrip() {
        var random = SplitMix(state: 1)
        let sample = Sample(&random, count: 200)
        let result = scan(sample.bytes)
        #expect(result.events == sample.events)
        #expect(result.damage.isEmpty)
        #expect(scan([]).events.isEmpty)
    }

    @Test("the layout of a record, byte by byte")
    func layout() {
        var bytes: [UInt8] = []
        let event = SpooledEvent(number: 258, spooledAt: .milliseconds(1), bytes: Array("123456789".utf8))
        SpoolRecord.append(event, to: &bytes)
        #expect(
            Array(bytes[..<24]) == [0xD5, 0x53, 0x50, 0x31, 9, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
        // The check value of CRC-32C, E3069283: RFC 3720 and every catalogue of checksums.
        #expect(Array(bytes[24..<28]) == [0x83, 0x92, 0x06, 0xE3])
        #expect(Array(bytes[32...]) == event.bytes)
    }

    @Test("flipped bits cost the records that they are in, and no other", arguments: 1...300 as ClosedRange<UInt64>)
    func flips(seed: UInt64) {
        var random = SplitMix(state: seed)
        let sample = Sample(&random)
        var (bytes, touched) = (sample.bytes, Set<Int>())
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: bytes.indices, using: &random)
            guard touched.insert(place).inserted else { continue }
            bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        }
        let result = scan(bytes)
        #expect(result.events == sample.untouched(touched))
        #expect(touched.allSatisfy { place in result.damage.contains { $0.contains(place) } })
        let covered =
            result.damage.reduce(0) { $0 + $1.count }
            + result.events.reduce(0) { $0 + SpoolRecord.size(of: $1.bytes) }
        #expect(covered == bytes.count)
    }

    @Test("a flip of any one bit of a record is seen, and the next record found")
    func everyBit() {
        var random = SplitMix(state: 7)
        let sample = Sample(&random, count: 3)
        for place in sample.ranges[1] {
            for bit in 0..<8 {
                var bytes = sample.bytes
                bytes[place] ^= 1 << UInt8(bit)
                let result = scan(bytes)
                #expect(result.events == [sample.events[0], sample.events[2]])
                #expect(result.damage == [sample.ranges[1]])
            }
        }
    }

    @Test("cut at any byte, they give what is whole before the cut")
    func cuts() {
        var random = SplitMix(state: 3)
        let sample = Sample(&random)
        for end in 0...sample.bytes.count {
            let whole = sample.ranges.prefix { $0.upperBound <= end }
            let result = scan(Array(sample.bytes[..<end]))
            let good = whole.last?.upperBound ?? 0
            #expect(result.events == Array(sample.events.prefix(whole.count)))
            #expect(result.damage == (good < end ? [good..<end] : []))
        }
    }

    @Test(
        "a piece that is lost, put in or overwritten costs what it touches", arguments: 1...200 as ClosedRange<UInt64>)
    func pieces(seed: UInt64) {
        var random = SplitMix(state: seed)
        let sample = Sample(&random)
        let range = Sample.range(in: sample.bytes.count, &random)
        let garbage = (0..<Int.random(in: 0...100, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random)
        }
        var bytes = sample.bytes
        bytes.replaceSubrange(range, with: garbage)
        let expected = zip(sample.events, sample.ranges).filter { event, own in
            own.upperBound <= range.lowerBound || own.lowerBound >= range.upperBound
        }
        #expect(scan(bytes).events == expected.map(\.0))
    }

    @Test("an event that holds records is one event, also when it is damaged")
    func nested() {
        var inner: [UInt8] = []
        for number: UInt64 in 2...9 {
            SpoolRecord.append(SpooledEvent(number: number, spooledAt: .zero, bytes: [1, 2, 3]), to: &inner)
        }
        var bytes: [UInt8] = []
        let outer = SpooledEvent(number: 1, spooledAt: .zero, bytes: inner)
        let last = SpooledEvent(number: 2, spooledAt: .zero, bytes: [4])
        SpoolRecord.append(outer, to: &bytes)
        SpoolRecord.append(last, to: &bytes)
        #expect(scan(bytes).events == [outer, last])
        bytes[40] ^= 1
        #expect(scan(bytes).events == [last])
    }

    @Test("a number that can't be here makes a record garbage")
    func numbers() {
        var bytes: [UInt8] = []
        for number: UInt64 in [4, 5, 5, 3, 6, 9] {
            SpoolRecord.append(SpooledEvent(number: number, spooledAt: .zero, bytes: []), to: &bytes)
        }
        let result = scan(bytes, numbers: 4..<9)
        #expect(result.events.map(\.number) == [4, 5, 6])
        #expect(result.damage == [64..<128, 160..<192])
    }

    @Test("names and progress are read as they were written, or not at all")
    func namesAndProgress() {
        #expect(SegmentName.of(16_385) == "00000000000000016385.segment")
        #expect(SegmentName.first("00000000000000016385.segment") == 16_385)
        for name in [
            "16385.segment", "00000000000000016385.segmen", "0000000000000001638x.segment", "lock", "",
            "00000000000000000000.segment", "18446744073709551615.segment",
        ] {
            #expect(SegmentName.first(name) == nil)
        }
        let progress = SpoolProgress(stored: 300, settled: 299)
        #expect(SpoolProgress(progress.bytes) == progress)
        for place in progress.bytes.indices {
            var bytes = progress.bytes
            bytes[place] ^= 0x10
            #expect(SpoolProgress(bytes) == nil)
        }
        #expect(SpoolProgress(Array(repeating: 0, count: 20)) == nil)
        #expect(SpoolProgress([]) == nil)
    }
}

extension SegmentScanTests.Sample {
    fileprivate static func range(in count: Int, _ random: inout SplitMix) -> Range<Int> {
        let start = Int.random(in: 0..<count, using: &random)
        return start..<Int.random(in: start...min(count, start + 150), using: &random)
    }
}
