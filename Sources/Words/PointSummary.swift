package import EventJSON
package import Ledgers
package import Monitoring

/// A monitoring point as the node tells of it, in a few words.
package struct PointSummary: Sendable {
    package let point: JSONValue

    package init(_ point: JSONValue) {
        self.point = point
    }

    package var standing: PointStanding? { PointStanding(rawValue: point.text("state")) }

    /// Since when it stands so; nil where it is normal.
    package var since: Instant? {
        switch standing {
        case .alarm: point["breach"]?.instant("since")
        case .silent: point["silence"]?.instant("since")
        case .fault: point.instant("faultySince")
        case .normal, nil: nil
        }
    }

    /// Since when nothing gives reason for its alarm any more; nil while something does, and where it has none.
    package var clearedAt: Instant? { standing == .alarm ? point["breach"]?.instant("clearedAt") : nil }

    /// `0.52 %`; empty where nothing was taken yet.
    package var value: String { measured(point.text("value")) }

    /// A value in the point's unit; empty for an empty one.
    package func measured(_ value: String) -> String {
        value.isEmpty ? "" : "\(value) \(point.text("unit"))"
    }

    /// 标校 or 故障; empty where its value is a good one.
    package var quality: String {
        let quality = point.text("quality")
        return quality == Quality.good.rawValue ? "" : Quality.title(of: quality)
    }

    package var thresholds: [ThresholdSummary] {
        (point["thresholds"]?.array ?? []).compactMap { ThresholdSummary($0, unit: point.text("unit")) }
    }

    /// The hazards that it has open: 超限 before 监测失效.
    package var hazards: [String] {
        ["breach", "silence"].compactMap { point[$0]?["hazard"]?.string }
    }

    /// How often it is expected to be heard.
    package var interval: Span { point.seconds("interval") ?? .minutes(1) }

    /// Its minutes, where it was asked for them.
    package func trend(in range: Range<Instant>, step: Span = .minutes(1)) -> PointTrend {
        PointTrend(point["trend"]?.array ?? [], in: range, interval: interval, step: step)
    }
}

/// A value that must not be reached, in words.
package struct ThresholdSummary: Sendable {
    package let value: Double
    /// Whether it is reached from below.
    package let isUpper: Bool
    /// `≥ 1 %`
    package let limit: String
    /// `< 0.9 %`: what ends a breach.
    package let clearing: String
    package let hold: Span
    /// The code of the level of its hazards.
    package let level: String

    package init?(_ threshold: JSONValue, unit: String) {
        guard let side = ["above", "below"].first(where: { threshold.figure($0) != nil }),
            let value = threshold.figure(side)
        else { return nil }
        self.value = value
        isUpper = side == "above"
        limit = "\(isUpper ? "≥" : "≤") \(threshold.text(side)) \(unit)"
        let clear = threshold.text("clear")
        clearing = "\(isUpper ? "<" : ">") \(clear.isEmpty ? threshold.text(side) : clear) \(unit)"
        hold = threshold.seconds("hold") ?? .seconds(0)
        level = threshold.text("level")
    }
}

extension JSONValue {
    /// A member that is a number of seconds.
    fileprivate func seconds(_ name: String) -> Span? {
        figure(name).flatMap { Int64(exactly: ($0 * 1_000).rounded()) }.map(Span.init(milliseconds:))
    }
}
