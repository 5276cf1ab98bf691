import Ledgers
import Words

/// What a chart of a point says, for those who do not see it.
struct PointChartWords: Sendable {
    let trend: PointTrend
    let thresholds: [ThresholdSummary]
    let unit: String
    let zone: Zone

    /// Gaps that are told one by one; a longer list nobody listens to.
    private static let most = 6

    var description: String {
        [readings, limits, gaps].filter { !$0.isEmpty }.joined(separator: "；")
    }

    private var readings: String {
        guard let extremes = trend.extremes, let mean = trend.mean, let last = trend.samples.last else {
            return "没有有效读数"
        }
        return "最低 \(extremes.lowerBound.shown)，最高 \(extremes.upperBound.shown)，平均 \(mean.shown)，"
            + "最后一段平均 \(last.mean.shown) \(unit)"
    }

    private var limits: String {
        thresholds.isEmpty ? "" : "报警值 " + thresholds.map(\.limit).joined(separator: "、")
    }

    private var gaps: String {
        let gaps = trend.gaps
        guard !gaps.isEmpty, trend.extremes != nil else { return "" }
        let times = gaps.prefix(Self.most).map { "\(time($0.lowerBound)) 至 \(time($0.upperBound))" }
        return "\(gaps.count) 段没有有效读数：" + times.joined(separator: "、") + (gaps.count > Self.most ? " 等" : "")
    }

    private func time(_ instant: Instant) -> String { String(zone.local(instant).dropFirst(5).prefix(11)) }
}
