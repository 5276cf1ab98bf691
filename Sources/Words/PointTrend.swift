package import EventJSON
package import Ledgers

/// What a point has read in a time: stretches in which it was heard, and nothing between them.
///
/// Two minutes belong to one stretch unless it was certainly silent between them: for three of its intervals (monitoring,
/// section 10.4).
package struct PointTrend: Hashable, Sendable {
    /// What the good readings of one step come to.
    package struct Sample: Hashable, Sendable {
        package var time: Range<Instant>
        package var min: Double
        package var max: Double
        package var sum: Double
        package var count: Double

        package var mean: Double { sum / count }
    }

    package let range: Range<Instant>
    /// In the order of time, none of them empty.
    package let stretches: [[Sample]]
    private let patience: Span

    /// - Parameters:
    ///   - minutes: as answers have them, in any order; what lies outside of the range, or is no minute, is left out.
    ///   - interval: how often the point is expected to be heard.
    ///   - step: so much of time is one sample, within a stretch.
    package init(_ minutes: [JSONValue], in range: Range<Instant>, interval: Span, step: Span = .minutes(1)) {
        self.range = range
        patience = Span(milliseconds: max(1, interval.milliseconds * 3))
        let samples = minutes.compactMap(Sample.init).filter { range.contains($0.time.lowerBound) }
            .sorted { $0.time.lowerBound < $1.time.lowerBound }
        stretches = Self.stretches(of: samples, patience: patience).map { Self.joined($0, by: step) }
    }

    package var samples: [Sample] { stretches.flatMap(\.self) }

    /// The lowest and the highest value; nil without readings.
    package var extremes: ClosedRange<Double>? {
        guard let least = samples.map(\.min).min(), let most = samples.map(\.max).max() else { return nil }
        return least...most
    }

    /// Of all readings; nil without any.
    package var mean: Double? {
        let count = samples.reduce(0) { $0 + $1.count }
        return count > 0 ? samples.reduce(0) { $0 + $1.sum } / count : nil
    }

    /// From the lowest to the highest of what was read and of some values more; never empty.
    package func scale(with more: [Double]) -> ClosedRange<Double> {
        let values = more + (extremes.map { [$0.lowerBound, $0.upperBound] } ?? [])
        guard let least = values.min(), let most = values.max() else { return 0...1 }
        return least < most ? least...most : least - 1...most + 1
    }

    /// The value that is nearest to what was read; the first one without readings.
    package func nearest(of values: [Double]) -> Double? {
        guard let extremes else { return values.first }
        let middle = (extremes.lowerBound + extremes.upperBound) / 2
        return values.min { abs($0 - middle) < abs($1 - middle) }
    }

    /// When there was nothing for three intervals and more, at the ends too.
    package var gaps: [Range<Instant>] {
        guard let first = stretches.first?.first, let last = stretches.last?.last else { return [range] }
        let between = zip(stretches, stretches.dropFirst()).compactMap { one, next -> Range<Instant>? in
            guard let end = one.last?.time.upperBound, let start = next.first?.time.lowerBound else { return nil }
            return end..<start
        }
        let lead = range.lowerBound..<max(range.lowerBound, first.time.lowerBound)
        let tail = min(last.time.upperBound, range.upperBound)..<range.upperBound
        return [lead].filter(isGap) + between + [tail].filter(isGap)
    }

    private func isGap(_ time: Range<Instant>) -> Bool {
        !time.isEmpty && time.upperBound - time.lowerBound >= patience
    }

    private static func stretches(of samples: [Sample], patience: Span) -> [[Sample]] {
        samples.reduce(into: []) { stretches, sample in
            if let end = stretches.last?.last?.time.upperBound, sample.time.lowerBound - end < patience {
                stretches[stretches.count - 1].append(sample)
            } else {
                stretches.append([sample])
            }
        }
    }

    /// Those that begin in one step are one.
    private static func joined(_ stretch: [Sample], by step: Span) -> [Sample] {
        stretch.reduce(into: []) { joined, sample in
            if let last = joined.last, last.begins(inStepOf: sample, of: step) {
                joined[joined.count - 1].add(sample)
            } else {
                joined.append(sample)
            }
        }
    }
}

extension PointTrend.Sample {
    fileprivate init?(_ minute: JSONValue) {
        guard let start = minute.instant("minute"), let min = minute.figure("min"), let max = minute.figure("max"),
            let mean = minute.figure("mean"), let count = minute.figure("count"), count > 0
        else { return nil }
        self.init(time: start..<start + .minutes(1), min: min, max: max, sum: mean * count, count: count)
    }

    fileprivate func begins(inStepOf other: Self, of step: Span) -> Bool {
        let (one, two) = (time.lowerBound.milliseconds, other.time.lowerBound.milliseconds)
        return one / step.milliseconds == two / step.milliseconds
    }

    fileprivate mutating func add(_ other: Self) {
        time = time.lowerBound..<other.time.upperBound
        min = Swift.min(min, other.min)
        max = Swift.max(max, other.max)
        sum += other.sum
        count += other.count
    }
}
