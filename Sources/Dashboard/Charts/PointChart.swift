import Ledgers
import Words

/// What a point has read: the mean of each step as a line in a band from its lowest to its highest value, the values that must not
/// be reached as dashed lines, and boxes where nothing came.
struct PointChart: Sendable {
    /// In the units of the picture.
    struct Frame: Hashable, Sendable {
        let width: Double
        let height: Double
        /// On the left, for figures; none where it is 0.
        var labels = 0.0
        /// Below, for times.
        var times = 0.0

        /// In a row of a list.
        static let spark = Frame(width: 150, height: 36)
        static let full = Frame(width: 360, height: 150, labels: 42, times: 16)
    }

    let id: String
    let title: String
    let trend: PointTrend
    let thresholds: [ThresholdSummary]
    let unit: String
    let zone: Zone
    var frame = Frame.spark

    private static let margin = 3.0

    var picture: Picture {
        Picture(
            id: id, width: Int(frame.width), height: Int(frame.height), title: title,
            description: PointChartWords(trend: trend, thresholds: thresholds, unit: unit, zone: zone).description,
            shapes: trend.gaps.map(box) + trend.stretches.flatMap { [band($0), line($0)] } + limits + labels)
    }

    // MARK: Where things are

    private func x(_ instant: Instant) -> Double {
        let whole = Double((trend.range.upperBound - trend.range.lowerBound).milliseconds)
        let passed = Double((instant - trend.range.lowerBound).milliseconds)
        return frame.labels + (frame.width - frame.labels) * min(max(passed / whole, 0), 1)
    }

    private func y(_ value: Double) -> Double {
        let (scale, height) = (scale, frame.height - frame.times - 2 * Self.margin)
        let part = (value - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
        return Self.margin + height * (1 - min(max(part, 0), 1))
    }

    /// What was read, and the threshold that is nearest to it: how high the line stands says how near it is. All thresholds
    /// where there is room for them.
    private var scale: ClosedRange<Double> {
        let values = thresholds.map(\.value)
        return trend.scale(with: frame == .spark ? trend.nearest(of: values).map { [$0] } ?? [] : values)
    }

    // MARK: Shapes

    private func box(_ gap: Range<Instant>) -> String {
        let (start, end) = (x(gap.lowerBound), x(gap.upperBound))
        return Shape.box("gap", x: start, y: 0, width: max(1, end - start), height: frame.height - frame.times)
    }

    /// From the beginning of the first step to the end of the last one, so that one alone can be seen too.
    private func points(_ stretch: [PointTrend.Sample], _ value: (PointTrend.Sample) -> Double) -> [(Double, Double)] {
        guard let first = stretch.first, let last = stretch.last else { return [] }
        let middles = stretch.map { sample in
            ((x(sample.time.lowerBound) + x(sample.time.upperBound)) / 2, y(value(sample)))
        }
        return [(x(first.time.lowerBound), y(value(first)))] + middles + [(x(last.time.upperBound), y(value(last)))]
    }

    private func line(_ stretch: [PointTrend.Sample]) -> String {
        Shape.path("mean", points(stretch, \.mean))
    }

    private func band(_ stretch: [PointTrend.Sample]) -> String {
        Shape.path("spread", points(stretch, \.max) + points(stretch, \.min).reversed(), isClosed: true)
    }

    private var limits: [String] {
        thresholds.map(\.value).filter(scale.contains).map {
            Shape.line("limit", from: frame.labels, to: frame.width, y: y($0))
        }
    }

    private var labels: [String] {
        guard frame.labels > 0 else { return [] }
        return figures + times
    }

    /// Thresholds first; the ends of the scale where they do not stand on one.
    private var figures: [String] {
        let ends = [scale.lowerBound, scale.upperBound]
        var placed: [Double] = []
        return (thresholds.map(\.value).filter(scale.contains) + ends).compactMap { value in
            let place = y(value)
            guard placed.allSatisfy({ abs($0 - place) >= 11 }) else { return nil }
            placed.append(place)
            let style = thresholds.contains { $0.value == value } ? "value alarm" : "tick"
            return Shape.text(style, value.shown, x: frame.labels - 5, y: max(10, place + 4), anchor: .end)
        }
    }

    private var times: [String] {
        let (start, end) = (trend.range.lowerBound, trend.range.upperBound)
        let middle = start + Span(milliseconds: (end - start).milliseconds / 2)
        let marks: [(Instant, Shape.Anchor)] = [(start, .start), (middle, .middle), (end, .end)]
        return marks.map { Shape.text("tick", mark($0), x: x($0), y: frame.height - 3, anchor: $1) }
    }

    /// `08:30`, with the date where the range is a day and longer.
    private func mark(_ instant: Instant) -> String {
        let local = zone.local(instant)
        let isLong = trend.range.upperBound - trend.range.lowerBound >= .days(1)
        return String(isLong ? local.dropFirst(5).prefix(11) : local.dropFirst(11).prefix(5))
    }
}
