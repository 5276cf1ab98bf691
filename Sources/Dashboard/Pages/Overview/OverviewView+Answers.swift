import EventJSON
import Ledgers
import Words

extension OverviewView {
    /// - Parameters:
    ///   - overview: the answer to `overview`.
    ///   - points: the answer to `points-overview`.
    ///   - status: the answer to `status`.
    init(_ overview: JSONValue, points: JSONValue, status: JSONValue, for visit: Visit) {
        let counties = Self.bars(overview["overdueMajorByCounty"], by: "area")
        let sectors = Self.bars(overview["overdueMajorBySector"], by: "sector")
        self.init(
            date: overview.text("date"), figures: FigureStrip(label: "要点数字", items: Self.figures(of: overview)),
            points: PointFigures(points).strip(chosen: nil),
            ledgers: (overview["ledgers"]?.array ?? []).map(LedgerRow.init),
            stages: StageChart(id: "stages", stages: Self.stages(of: overview, policy: visit.policy)).picture.markup,
            risks: overview["riskColours"].map { RiskChart(id: "risks", parts: Self.risks($0)).picture.markup },
            counties: counties.map { BarChart(id: "counties", title: "重大逾期隐患按属地", bars: $0).picture.markup },
            sectors: sectors.map { BarChart(id: "sectors", title: "重大逾期隐患按行业领域", bars: $0).picture.markup },
            hasOverdueMajors: !(counties ?? []).isEmpty,
            oldest: overview["oldestOverdue"]?.array.map { Self.oldest($0, for: visit) },
            health: Self.health(status, for: visit), position: status.text("position"))
    }

    private static func figures(of overview: JSONValue) -> [FigureStrip.Figure] {
        let unacknowledged = (overview["escalations"]?.array ?? []).filter { $0.text("status") == "open" }
            .reduce(0) { $0 + ($1["count"]?.integer ?? 0) }
        return [
            figure("未整改", overview["open"], "/hazards?state=open", "plain"),
            figure("待验收", overview["rectified"], "/hazards?state=rectified", "plain"),
            figure("逾期", overview["overdue"], "/hazards?overdue=1", "warn"),
            figure("重大未整改", overview["openMajor"], "/hazards?state=open&level=major", "warn"),
            figure("重大逾期", overview["overdueMajor"], "/hazards?level=major&overdue=1", "alarm"),
            figure("待签收督办", JSONValue(unacknowledged), "/escalations?status=open", "alarm"),
            figure("事故险情", overview["incidents"], "/incidents", "plain"),
            figure("迟报", overview["lateIncidents"], "/incidents", "warn"),
            figure("不放心名单", overview["watched"], "/watchlist", "plain"),
            figure("退回件", overview["deadLetters"], "/dead-letters", "plain"),
        ].compactMap(\.self)
    }

    /// Nothing where nothing is known, and no alarm for nought.
    private static func figure(_ name: String, _ value: JSONValue?, _ address: String, _ tone: String) -> FigureStrip
        .Figure?
    {
        value?.integer.map {
            FigureStrip.Figure(name: name, value: $0.grouped, address: address, tone: $0 == 0 ? "calm" : tone)
        }
    }

    private static func bars(_ counts: JSONValue?, by name: String) -> [BarChart.Bar]? {
        counts?.array.map { items in
            items.map { BarChart.Bar(label: $0.text(name), count: $0["count"]?.integer ?? 0) }
        }
    }

    private static func risks(_ counts: JSONValue) -> [RiskChart.Part] {
        RiskColour.allCases.map { RiskChart.Part(colour: $0, count: counts[$0.rawValue]?.integer ?? 0) }
            + [RiskChart.Part(colour: nil, count: counts["none"]?.integer ?? 0)]
    }

    private static func stages(of overview: JSONValue, policy: Policy) -> [StageChart.Stage] {
        let counts = overview["escalations"]?.array ?? []
        func count(_ stage: Stage, _ status: Escalation.Status) -> Int {
            counts.first { $0.text("stage") == stage.code && $0.text("status") == status.rawValue }?["count"]?.integer
                ?? 0
        }
        return policy.stages.map {
            StageChart.Stage(title: $0.title, open: count($0, .open), acknowledged: count($0, .acknowledged))
        }
    }

    private static func oldest(_ items: [JSONValue], for visit: Visit) -> TableView {
        TableView(
            caption: "最久逾期", columns: HazardColumns.overdue(for: visit), items: items, emptyText: "没有逾期的隐患")
    }
}

extension OverviewView.LedgerRow {
    init(_ ledger: JSONValue) {
        let code = ledger.text("code")
        let days = (ledger["trend"]?.array ?? []).map {
            TrendChart.Day(
                date: $0.text("date"), opened: $0["opened"]?.integer ?? 0, closed: $0["closed"]?.integer ?? 0)
        }
        let (opened, closed) = (days.reduce(0) { $0 + $1.opened }, days.reduce(0) { $0 + $1.closed })
        self.init(
            title: ledger.text("title"), address: "/ledgers/\(FormFields.encoded(code))",
            open: (ledger["open"]?.integer ?? 0).grouped, closed: (ledger["closed"]?.integer ?? 0).grouped,
            trend: days.isEmpty
                ? nil : TrendChart(id: "trend-\(code)", title: "\(ledger.text("title"))近七日", days: days).picture.markup,
            week: "立 \(opened.grouped) · 销 \(closed.grouped)")
    }
}
