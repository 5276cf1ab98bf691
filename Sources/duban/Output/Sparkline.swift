import Ledgers
import Words

/// What a point has read, in one line of a terminal: in each column the value that is nearest to a threshold, nothing where it
/// was not heard.
struct Sparkline {
    let trend: PointTrend
    let thresholds: [ThresholdSummary]

    private static let blocks = Array("▁▂▃▄▅▆▇█")

    /// - Parameter columns: of the terminal.
    func text(columns: Int) -> String {
        let scale = trend.scale(with: trend.nearest(of: thresholds.map(\.value)).map { [$0] } ?? [])
        var last: Double?
        return String(
            (0..<columns).map { column in
                guard let time = slot(column, of: columns), isHeard(in: time) else { return " " }
                last = worst(in: time) ?? last
                return last.map { Self.block($0, in: scale) } ?? " "
            })
    }

    private func slot(_ column: Int, of columns: Int) -> Range<Instant>? {
        let (start, end) = (trend.range.lowerBound, trend.range.upperBound)
        let whole = (end - start).milliseconds
        let bounds = [column, column + 1].map { start + Span(milliseconds: whole * Int64($0) / Int64(columns)) }
        return bounds[0] < bounds[1] ? bounds[0]..<bounds[1] : nil
    }

    /// Whether a stretch reaches into it; a slow point has none of its readings there.
    private func isHeard(in time: Range<Instant>) -> Bool {
        trend.stretches.contains { stretch in
            guard let first = stretch.first, let end = stretch.last else { return false }
            return (first.time.lowerBound..<end.time.upperBound).overlaps(time)
        }
    }

    private func worst(in time: Range<Instant>) -> Double? {
        let samples = trend.samples.filter { time.contains($0.time.lowerBound) }
        return thresholds.first?.isUpper == false ? samples.map(\.min).min() : samples.map(\.max).max()
    }

    private static func block(_ value: Double, in scale: ClosedRange<Double>) -> Character {
        let part = (value - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
        return blocks[max(0, min(blocks.count - 1, Int(part * Double(blocks.count))))]
    }
}
