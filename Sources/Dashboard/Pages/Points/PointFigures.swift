import EventJSON
import Monitoring
import Words

/// How many monitoring points stand how, from the answer to `points-overview`.
struct PointFigures {
    private let overview: JSONValue

    init(_ overview: JSONValue) {
        self.overview = overview
    }

    /// All, or those that stand so.
    func count(_ standing: PointStanding?) -> Int {
        overview[standing?.rawValue ?? "points"]?.integer ?? 0
    }

    /// - Parameter chosen: the state that the list is of; nil for all.
    /// - Returns: nil where there are no points.
    func strip(chosen: String?, withAll: Bool = false) -> FigureStrip? {
        guard count(nil) > 0 else { return nil }
        let all = FigureStrip.Figure(
            name: "全部", value: count(nil).grouped, address: "/points", tone: "calm", isChosen: chosen == nil)
        return FigureStrip(
            label: "监测点状态", items: (withAll ? [all] : []) + PointStanding.allCases.map { figure($0, chosen) })
    }

    /// No alarm for nought.
    private func figure(_ standing: PointStanding, _ chosen: String?) -> FigureStrip.Figure {
        let count = count(standing)
        return FigureStrip.Figure(
            name: standing.title, value: count.grouped, address: "/points?state=\(standing.rawValue)",
            tone: count == 0 ? "calm" : standing.tone.rawValue, mark: standing.rawValue,
            isChosen: chosen == standing.rawValue)
    }
}

extension PointStanding {
    var tone: ListCell.Tone {
        switch self {
        case .alarm: .alarm
        case .silent, .fault: .warn
        case .normal: .done
        }
    }
}
